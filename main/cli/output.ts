import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Ending } from './ending.ts';

/** Where a person wants a report: a file, or standard output, which then holds nothing else. */
export interface Output {
  readonly isStandard: boolean;
  /** @throws OutputError when the file does not take it. */
  write(text: string): Promise<void>;
}

/** What a person asked to have written cannot be written there. */
class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** By Node's error code; anything else is said as Node says it. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'nothing can be written on that disk',
  ENOSPC: 'the disk is full',
};

function refused(path: string, error: unknown): OutputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return new OutputError(`Nothing can be written to ${path}: ${why}. Name another file, or - for standard output.`);
}

/**
 * Opens what the person named, `-` for standard output, so that what cannot be written is known before anything is started.
 * What the file holds stays until something is written; a file that was made and never written to goes away with `ending`.
 * @throws OutputError
 */
export async function openOutput(path: string, ending: Ending): Promise<Output> {
  if (path === '-') {
    return {
      isStandard: true,
      write: async (text) => {
        process.stdout.write(text);
      },
    };
  }
  const { file, isNew } = await openToAppend(path).catch((error: unknown) => {
    throw refused(path, error);
  });
  let isWritten = false;
  ending.undo(async () => {
    await file.close();
    if (isNew && !isWritten) await rm(path, { force: true });
  });
  return {
    isStandard: false,
    async write(text) {
      try {
        // A pipe or a device has nothing to forget.
        if ((await file.stat()).isFile()) await file.truncate(0);
        await file.writeFile(text);
        isWritten = true;
      } catch (error) {
        throw refused(path, error);
      }
    },
  };
}

async function openToAppend(path: string): Promise<{ readonly file: FileHandle; readonly isNew: boolean }> {
  try {
    return { file: await open(path, 'ax'), isNew: true };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      return { file: await open(path, 'a'), isNew: false };
    throw error;
  }
}
