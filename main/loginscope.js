#!/usr/bin/env node
// Whatever Node is installed, the lab runs on the one that came with it: TypeScript is run as it is, which older ones cannot.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const nodePackage = dirname(createRequire(import.meta.url).resolve('node/package.json'));
const node = join(nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const child = spawn(node, [join(here, 'cli.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches the whole foreground group; the child decides what it means.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => signal === 'SIGINT' || child.kill(signal));
child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
