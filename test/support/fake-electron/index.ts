/**
 * A stand-in for the module `electron`, driven by a real Chromium over CDP, so that our shell and our entry run unmodified where
 * Electron's binary is not. Typed by electron.d.ts. **It is no proof about Electron**: it shows that our wiring is right if
 * Electron does what its documentation says.
 *
 * Modelled, because wiring mistakes show there: `ready` comes after the entry module has been evaluated; switches have no effect
 * later (here an error); windows and sessions before `ready` are errors; a window has no renderer before its first page;
 * a second `attach` is an error; DevTools take the debugger away; everything of a closed window throws; what nobody denies is
 * granted (permissions, pop-ups, navigation, downloads); the application quits when its last window closes, unless somebody
 * listens; `before-quit`, `will-quit`, `quit` in order; a menu item without a name is an error.
 *
 * Not modelled: preload scripts, IPC, isolation and sandbox (the preferences are only handed back), fuses, ASAR, protocols,
 * certificates, native menus, dialogs, tray, dock, notifications, zoom, several displays, minimised and full-screen windows,
 * downloads other than by Content-Disposition, the address of a pop-up at the time its handler is asked, frames in other
 * processes, webRequest, the cookies module, and Electron's own timing.
 */
export { app } from './app.ts';
export { FakeBrowserWindow as BrowserWindow } from './browser-window.ts';
export { dialog, nativeTheme, screen, shell } from './desktop.ts';
export { FakeMenu as Menu } from './menu.ts';
export { session } from './session.ts';
