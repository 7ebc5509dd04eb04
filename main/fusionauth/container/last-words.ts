import type { Docker } from './engine.ts';

/** How many lines of a container's log are shown with a fault. */
const LINES = 12;

/** What a container said last, standard output and error in order. Empty when it is gone or never said anything. */
export async function lastWords(docker: Docker, id: string | undefined): Promise<readonly string[]> {
  if (id === undefined) return [];
  try {
    const log = await docker.getContainer(id).logs({ stdout: true, stderr: true, tail: LINES, follow: false });
    return demultiplex(log)
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '');
  } catch {
    return []; // A fault without its log is still a fault; the log must not hide it.
  }
}

/** Frames of 8 bytes of header (the last four: length, big endian) and a payload (Docker Engine API, "Attach to a container"). */
function demultiplex(log: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 <= log.length; ) {
    const length = log.readUInt32BE(at + 4);
    parts.push(log.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return Buffer.concat(parts).toString();
}
