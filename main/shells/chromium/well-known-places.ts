/** Where installers put Chrome, Edge and Chromium. Best first: a stable browser before a rarer one. */

export type BrowserName = 'Chrome' | 'Edge' | 'Chromium';

export interface Place {
  readonly name: BrowserName;
  /** Absolute. */
  readonly path: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Commands to look for on the PATH, as Linux distributions name them. */
export const pathNames: readonly { readonly name: BrowserName; readonly command: string }[] = [
  { name: 'Chrome', command: 'google-chrome' },
  { name: 'Chrome', command: 'google-chrome-stable' },
  { name: 'Chromium', command: 'chromium' },
  { name: 'Chromium', command: 'chromium-browser' },
  { name: 'Edge', command: 'microsoft-edge' },
  { name: 'Edge', command: 'microsoft-edge-stable' },
];

const macApplications: readonly { readonly name: BrowserName; readonly bundle: string }[] = [
  { name: 'Chrome', bundle: 'Google Chrome' },
  { name: 'Edge', bundle: 'Microsoft Edge' },
  { name: 'Chromium', bundle: 'Chromium' },
];

const windowsPrograms: readonly { readonly name: BrowserName; readonly path: string }[] = [
  { name: 'Chrome', path: 'Google\\Chrome\\Application\\chrome.exe' },
  { name: 'Edge', path: 'Microsoft\\Edge\\Application\\msedge.exe' },
  { name: 'Chromium', path: 'Chromium\\Application\\chrome.exe' },
];

const linuxPlaces: readonly Place[] = [
  { name: 'Chrome', path: '/opt/google/chrome/chrome' },
  { name: 'Edge', path: '/opt/microsoft/msedge/msedge' },
  { name: 'Chromium', path: '/snap/bin/chromium' },
];

function definedOf(environment: Environment, names: readonly string[]): string[] {
  return names.flatMap((name) => environment[name] ?? []);
}

/** The installation places of `platform`; platforms unknown to the makers of browsers have none. */
export function wellKnownPlaces(platform: NodeJS.Platform, environment: Environment): readonly Place[] {
  switch (platform) {
    case 'darwin': {
      const roots = ['', ...definedOf(environment, ['HOME'])];
      return macApplications.flatMap(({ name, bundle }) =>
        roots.map((root) => ({ name, path: `${root}/Applications/${bundle}.app/Contents/MacOS/${bundle}` })),
      );
    }
    case 'win32': {
      const roots = definedOf(environment, ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']);
      return windowsPrograms.flatMap(({ name, path }) => roots.map((root) => ({ name, path: `${root}\\${path}` })));
    }
    case 'linux':
      return linuxPlaces;
    default:
      return [];
  }
}
