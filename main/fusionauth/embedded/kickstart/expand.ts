import { dirname, resolve } from 'node:path';
import { extendPath, KickstartError } from './kickstart-error.ts';
import { readJsonFile, readText } from './read-file.ts';
import type { Variables } from './variables.ts';

/** `&{file}`: the file's JSON takes the string's place. */
const JSON_INCLUDE = /^&\{([^{}]+)\}$/;

/** `@{file}`: the file's text takes the reference's place. */
const TEXT_INCLUDE = /@\{([^{}]+)\}/g;

/** What a file's content is expanded with. */
interface Source {
  readonly file: string;
  /** The kickstart's directory, which every include is relative to. */
  readonly directory: string;
  readonly variables: Variables;
  /** The files that are being included, the kickstart first. */
  readonly including: readonly string[];
}

function expandString(text: string, path: string, source: Source): unknown {
  const [, included] = JSON_INCLUDE.exec(text) ?? [];
  if (included === undefined) {
    const whole = text.replace(TEXT_INCLUDE, (_, name: string) => readText(resolve(source.directory, name), path));
    return source.variables.substitute(whole, path);
  }
  const file = resolve(source.directory, included);
  if (source.including.includes(file)) {
    throw new KickstartError(source.file, path, `${included} includes itself`);
  }
  return expandValue(readJsonFile(file, path), path, { ...source, file, including: [...source.including, file] });
}

function expandValue(value: unknown, path: string, source: Source): unknown {
  if (typeof value === 'string') {
    return expandString(value, path, source);
  }
  if (Array.isArray(value)) {
    return value.map((element, index) => expandValue(element, extendPath(path, index), source));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, property]) => {
      const at = extendPath(path, name);
      return [source.variables.substitute(name, at), expandValue(property, at, source)];
    });
    return Object.fromEntries(entries);
  }
  return value;
}

/**
 * A part of the kickstart with includes and variables in place (contract section 9.1).
 * @throws KickstartError when a file is missing, no JSON, or includes itself, or a variable is unknown
 */
export function expand(value: unknown, path: string, file: string, variables: Variables): unknown {
  const absolute = resolve(file);
  return expandValue(value, path, { file, directory: dirname(absolute), variables, including: [absolute] });
}
