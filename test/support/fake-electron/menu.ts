import type { MenuItemConstructorOptions } from 'electron';
import { app } from './app.ts';
import { FakeBrowserWindow } from './browser-window.ts';

let current: FakeMenu | null = null;

/** What the roles that matter here do, to the window in front. */
const roles: Partial<Record<NonNullable<MenuItemConstructorOptions['role']>, () => void>> = {
  quit: () => app.quit(),
  reload: () => FakeBrowserWindow.getFocusedWindow()?.webContents.reload(),
  toggleDevTools: () => FakeBrowserWindow.getFocusedWindow()?.webContents.openDevTools(),
  close: () => FakeBrowserWindow.getFocusedWindow()?.close(),
};

/** `electron.Menu`: its items, and a person who chooses one. */
export class FakeMenu {
  readonly items: readonly MenuItemConstructorOptions[];

  constructor(items: readonly MenuItemConstructorOptions[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): FakeMenu {
    const check = ({ label, role, type, submenu }: MenuItemConstructorOptions): void => {
      if (!label && !role && type !== 'separator') throw new TypeError('Invalid template for MenuItem: needs a label');
      if (Array.isArray(submenu)) submenu.forEach(check);
    };
    template.forEach(check);
    return new FakeMenu(template);
  }

  static setApplicationMenu(menu: FakeMenu | null): void {
    current = menu;
  }

  static getApplicationMenu(): FakeMenu | null {
    return current;
  }

  /** A person chooses the item with this label, or this role. */
  choose(name: string): void {
    const found = flat(this.items).find(({ label, role }) => label === name || role === name);
    if (found === undefined) throw new Error(`The menu has no "${name}".`);
    const { role, click } = found;
    if (role !== undefined) roles[role]?.();
    // Electron passes the item, the window in front and the keys held; nothing here looks at them.
    Reflect.apply(click ?? (() => undefined), undefined, []);
  }
}

function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
}
