import type { Session } from 'electron';

/** `none`: a site's. `own`: the lab's own page, which copies a text and saves a file when a person asks for it. */
export type Rights = 'none' | 'own';

/** Without these handlers Electron grants every permission and saves every download (docs/tutorial/security.md, item 5). */
export function lockSession(session: Session, rights: Rights): void {
  const isGranted = (permission: string) => rights === 'own' && permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    // With the right to, Electron asks where to.
    if (rights === 'none') event.preventDefault();
  });
}
