import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// `node run.ts ENTRY`: what `electron ENTRY` does, on the fake. With an IPC channel, whoever started it plays the person.

const fake = new URL('./index.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: fake, shortCircuit: true } : next(specifier, context),
});

/** Longer than any entry takes to be evaluated, in milliseconds. */
const PATIENCE_MS = Number(process.env.FAKE_ELECTRON_PATIENCE ?? 20_000);

const [entry = ''] = process.argv.slice(2);
const { app } = await import('./app.ts');
const { play } = await import('./person.ts');
// Electron does the same (lib/browser/init.ts).
process.exit = (code) => app.exit(typeof code === 'number' ? code : 0);
const late = setTimeout(() => {
  process.stderr.write(
    'The entry is still not evaluated: does it await `ready` at its top level, which comes after?\n',
  );
  app.exit(70);
}, PATIENCE_MS);
await import(pathToFileURL(resolve(entry)).href);
clearTimeout(late);
play();
await app.becomeReady();
