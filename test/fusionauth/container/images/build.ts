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
/** On each image: a hash of what it is made of. */
const LABEL = 'io.loginscope.built-from';
const run = promisify(execFile);

/** An image, its Dockerfile's ending, and the programs in it. */
const images = [
  { name: standIns.postgres.name, which: 'postgres', programs: ['postgres', 'pg-isready'] },
  { name: standIns.fusionauth.name, which: 'fusionauth', programs: ['fusionauth'] },
] as const;

/** Builds both images unless they are there and made of the same: ten seconds the first time, two or three later. Linux only. */
export async function buildStandIns(docker: Docker): Promise<Images> {
  const folder = await mkdtemp(join(tmpdir(), 'loginscope-stand-ins-'));
  try {
    await buildNode(docker, join(folder, 'node'));
    for (const { name, which, programs } of images) {
      const context = join(folder, which);
      await mkdir(context);
      for (const program of programs) await bundle(program, context);
      const starter = "#!/usr/local/bin/node\nimport('/stand-in/pg-isready.mjs');\n";
      await writeFile(join(context, 'pg_isready'), starter, { mode: 0o755 });
      await assemble(docker, context, { name, which, files: ['pg_isready', ...programs.map((one) => `${one}.mjs`)] });
    }
    return standIns;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Node, which both stand on: the one that runs this, and the libraries that it is linked with, at their places. */
async function buildNode(docker: Docker, context: string): Promise<void> {
  const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');
  const { stdout } = await run('ldd', [node]);
  const libraries = [...stdout.matchAll(/(\/\S+) \(0x/g)].flatMap(([, path]) => path ?? []);
  const places = [[node, '/usr/local/bin/node'] as const, ...libraries.map((path) => [path, path] as const)];
  await mkdir(context);
  await writeFile(join(context, 'made-of'), process.version);
  const image = { name: 'loginscope/stand-in-node:latest', which: 'node', files: ['made-of'] };
  if (await isBuilt(docker, image.name, await fingerprint(context, image))) return;
  for (const [from, to] of places) {
    const target = join(context, 'rootfs', to);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(from, target);
  }
  await chmod(join(context, 'rootfs/usr/local/bin/node'), 0o755);
  await assemble(docker, context, image, ['rootfs']);
}

/** A program as one file, so that the image needs no node_modules. */
async function bundle(program: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: here,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(here, `${program}.ts`),
      outDir,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { codeSplitting: false, entryFileNames: '[name].mjs' } },
    },
  });
}

interface Assembled {
  readonly name: string;
  /** The ending of its Dockerfile. */
  readonly which: string;
  /** What decides whether it must be built anew, relative to its context. */
  readonly files: readonly string[];
}

async function assemble(
  docker: Docker,
  context: string,
  image: Assembled,
  more: readonly string[] = [],
): Promise<void> {
  const hash = await fingerprint(context, image);
  if (await isBuilt(docker, image.name, hash)) return;
  const dockerfile = `Dockerfile.${image.which}`;
  await copyFile(join(here, dockerfile), join(context, dockerfile));
  const before = await inspect(docker, image.name);
  const src = [dockerfile, ...image.files, ...more];
  const stream = await docker.buildImage({ context, src }, { t: image.name, dockerfile, labels: { [LABEL]: hash } });
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()));
  });
  // The one before has no name any more; it stays as long as something uses it.
  if (before)
    await docker
      .getImage(before.Id)
      .remove()
      .catch(() => undefined);
}

async function fingerprint(context: string, { which, files }: Assembled): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const file of [join(here, `Dockerfile.${which}`), ...files.map((name) => join(context, name))])
    hash.update(await readFile(file));
  return hash.digest('hex');
}

const inspect = (docker: Docker, name: string) =>
  docker
    .getImage(name)
    .inspect()
    .catch(() => undefined);

const isBuilt = async (docker: Docker, name: string, hash: string): Promise<boolean> =>
  (await inspect(docker, name))?.Config.Labels?.[LABEL] === hash;
