import { readFileSync } from 'node:fs';
import { dirname, posix, relative, resolve, sep } from 'node:path';

/** `&{file}` and `@{file}` (contract, section 9.1). */
const INCLUDE = /[&@]\{([^{}]+)\}/g;

/** A file that goes into the container. */
export interface KickstartFile {
  readonly source: string;
  /** Relative to the kickstart file's folder, with forward slashes. */
  readonly name: string;
  readonly content: string;
}

/** The kickstart file first, then all that it includes. Nothing else of its folder. Throws Node's error when one cannot be read. */
export function kickstartFiles(file: string): readonly KickstartFile[] {
  const folder = dirname(resolve(file));
  const found = new Map<string, KickstartFile>();
  const visit = (source: string) => {
    if (found.has(source)) return;
    const content = readFileSync(source, 'utf8');
    found.set(source, { source, content, name: posix.normalize(relative(folder, source).split(sep).join('/')) });
    for (const [, name] of content.matchAll(INCLUDE)) if (name !== undefined) visit(resolve(folder, name));
  };
  visit(resolve(file));
  return [...found.values()];
}
