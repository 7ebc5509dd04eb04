import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { app } from 'electron';
import { z } from 'zod';
import { openElectron, setSwitches } from '../../../main/shells/electron/index.ts';
import type { ShellProfile, ShellWindow } from '../../../main/shells/port.ts';

// The Electron shell, for a test in another process: an application without a lab. Speaks JSON, a line each, on a socket whose
// port SHELL_HOST_PORT names; LAB_PORT is where the lab's hosts are. The other end is shell-in-process.ts.

const request = z.object({
  id: z.number(),
  /** The profile or window that is meant; empty for the shell. */
  of: z.string(),
  call: z.string(),
  name: z.string().default(''),
  params: z.record(z.string(), z.unknown()).default({}),
});
const bounds = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });

setSwitches();
app.on('window-all-closed', () => undefined);
void serve();

async function serve(): Promise<void> {
  const shell = await openElectron({ port: () => Number(process.env.LAB_PORT) });
  const profiles = new Map<string, ShellProfile>();
  const windows = new Map<string, ShellWindow>();
  const socket = connect(Number(process.env.SHELL_HOST_PORT), '127.0.0.1');
  socket.on('close', () => app.exit(0));
  const say = (what: object) => void socket.write(`${JSON.stringify(what)}\n`);

  const profileOf = async (id: string): Promise<ShellProfile> => {
    const known = profiles.get(id) ?? (await shell.newProfile());
    profiles.set(id, known);
    return known;
  };
  const windowOf = (id: string): ShellWindow => {
    const window = windows.get(id);
    if (window === undefined) throw new Error(`There is no window ${id}.`);
    return window;
  };

  const carryOut = async ({ of, call, name, params }: z.output<typeof request>): Promise<unknown> => {
    switch (call) {
      case 'version':
        return shell.version;
      case 'close shell':
        return shell.close();
      case 'new profile':
        await profileOf(of);
        return undefined;
      case 'close profile':
        return (await profileOf(of)).close();
      case 'open window': {
        const window = await (await profileOf(of)).openWindow();
        windows.set(window.id, window);
        void window.closed.then(() => say({ closed: window.id }));
        return window.id;
      }
      case 'close window':
        return windowOf(of).close();
      case 'focus':
        return windowOf(of).focus();
      case 'place':
        return windowOf(of).place(bounds.parse(params));
      case 'send':
        return windowOf(of).cdp.send(name, params);
      case 'listen':
        windowOf(of).cdp.on(name, (event) => say({ window: of, event: name, params: event }));
        return undefined;
      default:
        throw new Error(`Nobody knows how to ${call}.`);
    }
  };

  createInterface({ input: socket }).on('line', (line) => {
    const asked = request.parse(JSON.parse(line));
    carryOut(asked).then(
      (result) => say({ id: asked.id, result }),
      (error: unknown) => say({ id: asked.id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
