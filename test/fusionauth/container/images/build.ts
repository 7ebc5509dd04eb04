import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import type { Docker } from '../../../../main/fusionauth/container/engine.ts';
import type { Images } from '../../../../main/fusionauth/container/images.ts';
import { standIns } from './stand-ins.ts';

const here = import.meta.dirname;
const LABEL = 'io.loginscope.built-from';
const programs = ['postgres', 'pg-isready', 'fusionauth'];
const run = promisify(execFile);

/** Builds both images unless they are there and made of the same. Takes about 10 s the first time, 1 s after. Linux only. */
export async function buildStandIns(docker: Docker): Promise<Images> {
  const folder = await mkdtemp(join(tmpdir(), 'loginscope-stand-ins-'));
  try {
    await bundle(folder);
    for (const [which, image] of Object.entries(standIns)) {
      const hash = await fingerprint(folder, which);
      const built = await docker
        .getImage(image.name)
        .inspect()
        .catch(() => undefined);
      if (built?.Config.Labels?.[LABEL] === hash) continue;
      await layOutNode(join(folder, 'rootfs'));
      await assemble(docker, folder, which, image.name, hash);
      // The one before has no name any more; it stays as long as a container uses it.
      if (built)
        await docker
          .getImage(built.Id)
          .remove()
          .catch(() => undefined);
    }
    return standIns;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Each program as one file, so that the images need no node_modules. */
async function bundle(folder: string): Promise<void> {
  for (const name of programs) {
    await build({
      configFile: false,
      logLevel: 'error',
      root: here,
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: join(here, `${name}.ts`),
        outDir: folder,
        emptyOutDir: false,
        target: 'node24',
        rolldownOptions: { output: { codeSplitting: false, entryFileNames: '[name].mjs' } },
      },
    });
  }
}

async function fingerprint(folder: string, which: string): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const file of [join(here, `Dockerfile.${which}`), ...programs.map((name) => join(folder, `${name}.mjs`))])
    hash.update(await readFile(file));
  return hash.digest('hex');
}

/** Node and the libraries that it is linked with, at their places. */
async function layOutNode(rootfs: string): Promise<void> {
  const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');
  const { stdout } = await run('ldd', [node]);
  const libraries = [...stdout.matchAll(/(\/\S+) \(0x/g)].flatMap(([, path]) => path ?? []);
  for (const [from, to] of [[node, '/usr/local/bin/node'], ...libraries.map((path) => [path, path])]) {
    const target = join(rootfs, to ?? '');
    await mkdir(dirname(target), { recursive: true });
    await copyFile(from ?? '', target);
  }
  await chmod(join(rootfs, 'usr/local/bin/node'), 0o755);
}

async function assemble(docker: Docker, folder: string, which: string, name: string, hash: string): Promise<void> {
  const dockerfile = `Dockerfile.${which}`;
  await copyFile(join(here, dockerfile), join(folder, dockerfile));
  await writeFile(join(folder, 'pg_isready'), "#!/usr/local/bin/node\nimport('/stand-in/pg-isready.mjs');\n", {
    mode: 0o755,
  });
  const src = ['rootfs', 'pg_isready', dockerfile, ...programs.map((program) => `${program}.mjs`)];
  const stream = await docker.buildImage({ context: folder, src }, { t: name, dockerfile, labels: { [LABEL]: hash } });
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()));
  });
}
