import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';

/** What a fuse wire follows in Electron's binary (@electron/fuses, constants.js); then its version and its length, one byte each. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** Fuses of version 1, in the order of the wire. */
const fuses = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'asarIntegrity',
  'onlyLoadAppFromAsar',
  'browserProcessSnapshot',
  'fileProtocolExtraPrivileges',
] as const;

/** As Electron ships them. */
const shipped = '10110001';

/** A folder that electron-builder takes for an unpacked Electron for Linux. Nothing in it runs. */
export async function makeStandIn(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'resources', 'empty'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  const binary = join(folder, 'electron');
  const wire = Buffer.concat([sentinel, Buffer.from([1, shipped.length]), Buffer.from(shipped)]);
  await writeFile(binary, Buffer.concat([Buffer.from('no program\0'), wire, Buffer.from('\0')]));
  await chmod(binary, 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', join('locales', 'en-US.pak'), join('locales', 'de.pak')]) {
    await writeFile(join(folder, name), 'stand-in');
  }
  await writeFile(join(folder, 'version'), version);
  await createPackage(join(folder, 'resources', 'empty'), join(folder, 'resources', 'default_app.asar'));
}

/** The fuses of a binary: `true` is on. */
export function readFuses(binary: Buffer): Readonly<Record<string, boolean>> {
  const wire = binary.subarray(binary.indexOf(sentinel) + sentinel.length + 2);
  return Object.fromEntries(fuses.map((name, at) => [name, wire[at] === '1'.charCodeAt(0)]));
}
