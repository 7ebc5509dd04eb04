import { readFileSync } from 'node:fs';
import { syntaxErrorOffset } from './json-syntax.ts';
import { KickstartError } from './kickstart-error.ts';

/**
 * A file's text.
 * @param path where in the kickstart the file is named, for the error
 * @throws KickstartError when it cannot be read
 */
export function readText(file: string, path: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new KickstartError(file, path, `the file cannot be read: ${reason}`);
  }
}

/** Line and column, both from 1, of an offset into a text. */
function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/**
 * A file's JSON.
 * @param path where in the kickstart the file is named, for the error
 * @throws KickstartError with line and column when it is no JSON
 */
export function readJsonFile(file: string, path: string): unknown {
  const text = readText(file, path);
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const { line, column } = positionOf(text, syntaxErrorOffset(text));
    throw new KickstartError(file, path, `line ${line}, column ${column}: ${message}`);
  }
}
