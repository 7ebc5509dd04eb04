import { z } from 'zod';
import { app } from './app.ts';
import { FakeBrowserWindow } from './browser-window.ts';
import { opened, person } from './desktop.ts';
import { FakeMenu } from './menu.ts';
import { allSessions } from './session.ts';

/** What a person, or the system, does to the application. Addresses are compared from their beginning. */
const deed = z.discriminatedUnion('do', [
  z.object({ do: z.literal('choose'), item: z.string(), savesAs: z.string().optional() }),
  z.object({ do: z.literal('close'), window: z.string() }),
  z.object({ do: z.literal('move'), window: z.string(), to: z.object({ x: z.number(), y: z.number() }) }),
  z.object({ do: z.literal('start again') }),
  z.object({ do: z.literal('quit') }),
  z.object({ do: z.literal('look') }),
]);
export type Deed = z.input<typeof deed>;

export interface Sight {
  readonly windows: readonly { url: string; x: number; y: number; width: number; height: number; focused: boolean }[];
  readonly partitions: readonly string[];
  /** What `shell.openExternal` was given. */
  readonly openedOutside: readonly string[];
  readonly dialogs: readonly string[];
}

function windowAt(url: string): FakeBrowserWindow {
  const found = FakeBrowserWindow.all().find((window) => window.webContents.getURL().startsWith(url));
  if (found === undefined) throw new Error(`No window is at ${url}.`);
  return found;
}

function look(): Sight {
  const focused = FakeBrowserWindow.getFocusedWindow()?.id;
  return {
    windows: FakeBrowserWindow.all().map((window) => ({
      url: window.webContents.getURL(),
      ...window.getBounds(),
      focused: window.id === focused,
    })),
    partitions: allSessions().map(({ partition }) => partition),
    openedOutside: opened,
    dialogs: person.read,
  };
}

function act(done: z.output<typeof deed>): void {
  switch (done.do) {
    case 'choose':
      person.savesAs = done.savesAs;
      FakeMenu.getApplicationMenu()?.choose(done.item);
      break;
    case 'close':
      windowAt(done.window).close();
      break;
    case 'move':
      windowAt(done.window).setBounds(done.to);
      break;
    case 'start again':
      app.emit('second-instance');
      break;
    case 'quit':
      app.quit();
      break;
    case 'look':
      break;
  }
}

/** Does what it is told over IPC, and says what there is to be seen then. */
export function play(): void {
  process.on('message', (message) => {
    try {
      act(deed.parse(message));
      process.send?.({ sight: look() });
    } catch (error) {
      process.send?.({ error: error instanceof Error ? error.message : String(error) });
    }
  });
  // Somebody who has gone plays nobody any more; the application goes on.
  process.channel?.unref();
}
