import type { Dialog, Display, NativeTheme, Rectangle, SaveDialogReturnValue, Screen, Shell } from 'electron';

const workArea: Rectangle = { x: 0, y: 24, width: 1680, height: 1026 };

function display(): Display {
  return { id: 1, workArea, bounds: { x: 0, y: 0, width: 1680, height: 1050 } } as Display;
}

/** `electron.screen`: one display of 1680 x 1050, 24 of which are a menu bar's. */
export const screen: Partial<Screen> = {
  getPrimaryDisplay: display,
  getAllDisplays: () => [display()],
};

/** `electron.nativeTheme`: light. */
export const nativeTheme: Partial<NativeTheme> = { shouldUseDarkColors: false, themeSource: 'system' };

/** What a person answers in the next dialog, and what the application has said in dialogs. */
export const person: { savesAs: string | undefined; readonly read: string[] } = { savesAs: undefined, read: [] };

/** `electron.dialog`. */
export const dialog = {
  async showSaveDialog(): Promise<SaveDialogReturnValue> {
    return person.savesAs === undefined
      ? { canceled: true, filePath: '' }
      : { canceled: false, filePath: person.savesAs };
  },
  showErrorBox(title: string, content: string): void {
    person.read.push(`${title}: ${content}`);
    process.stderr.write(`[dialog] ${title}: ${content}\n`);
  },
} satisfies Partial<Dialog>;

/** `electron.shell`: what it was asked to open outside is written down. */
export const opened: string[] = [];
export const shell: Partial<Shell> = {
  async openExternal(url) {
    opened.push(url);
  },
};
