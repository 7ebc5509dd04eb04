import { z } from 'zod';
import { USUAL_PORT } from '../cli/lab-in-windows.ts';

/** What `npm start` was asked for, on its way to the desktop app. */
const startOptions = z.object({
  port: z.number(),
  fusionauth: z.enum(['embedded', 'container']),
  offline: z.boolean().exactOptional(),
  keepFusionauth: z.boolean().exactOptional(),
});
export type StartOptions = z.output<typeof startOptions>;

/** The environment variable that carries them: Chromium would take arguments for its own. */
const VARIABLE = 'LOGINSCOPE_START';

/** For the environment of the desktop app. */
export function passStartOptions(options: StartOptions): Readonly<Record<string, string>> {
  return { [VARIABLE]: JSON.stringify(options) };
}

/** In the desktop app. One that was started by itself was asked for nothing. */
export function readStartOptions(environment: Readonly<Record<string, string | undefined>>): StartOptions {
  const passed = environment[VARIABLE];
  return passed === undefined ? { port: USUAL_PORT, fusionauth: 'embedded' } : startOptions.parse(JSON.parse(passed));
}
