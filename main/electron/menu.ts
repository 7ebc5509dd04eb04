import type { MenuItemConstructorOptions } from 'electron';
import { partyTitle, type SiteName } from '../../scenarios/parties.ts';

/** What a person can do in the menu that the system does not do by itself. */
export interface MenuActions {
  newRun(): void;
  saveReport(): void;
  showDashboard(): void;
  show(site: SiteName): void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The menu of the application. Roles bring their own words, keys and behaviour, as the system has them. */
export function menuTemplate(platform: NodeJS.Platform, actions: MenuActions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const site = (name: SiteName, key: string): MenuItemConstructorOptions => ({
    label: partyTitle[name],
    accelerator: key,
    click: () => actions.show(name),
  });
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        { label: 'New Run', accelerator: 'CmdOrCtrl+N', click: () => actions.newRun() },
        { label: 'Save Report…', accelerator: 'CmdOrCtrl+S', click: () => actions.saveReport() },
        separator,
        { role: 'close' },
        ...(mac ? [] : [separator, { role: 'quit' } satisfies MenuItemConstructorOptions]),
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'reload' },
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    {
      label: '&Window',
      submenu: [
        { label: 'Dashboard', accelerator: 'CmdOrCtrl+1', click: () => actions.showDashboard() },
        site('store', 'CmdOrCtrl+2'),
        site('forums', 'CmdOrCtrl+3'),
        separator,
        { role: 'minimize' },
        ...(mac ? [{ role: 'front' } satisfies MenuItemConstructorOptions] : []),
      ],
    },
    ...(mac ? [] : [{ label: '&Help', submenu: [{ role: 'about' } satisfies MenuItemConstructorOptions] }]),
  ];
}
