/**
 * The whole command line of the lab's browser. Playwright's own defaults are not used, because some of them change what
 * this lab is here to show: with `--disable-features=ThirdPartyStoragePartitioning,HttpsUpgrades` storage is shared between
 * sites, and with `--disable-popup-blocking` windows open, as in no user's browser (facts/electron.md, D6; read from
 * playwright-core 1.65.1, `chromiumSwitches.ts`). Nothing below touches cookies, SameSite, storage or navigation.
 */

/** Features that would show bubbles, or look for other machines. */
const disabledFeatures = [
  // Closing the only window of a profile must not forget the profile's cookies.
  'DestroyProfileOnBrowserClose',
  // Looks for Cast devices on the local network.
  'MediaRouter',
  // Each asks a server of the browser's maker for something at start.
  'AimEnabled',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  // Bubbles over the page, and a forced sign-in in Edge.
  'LensOverlay',
  'Translate',
  'msForceBrowserSignIn',
];

/** Asks accounts.google.com who is signed in only if somebody is. */
const enabledFeatures = ['SkipListAccountsWithoutGaiaCookies'];

/**
 * Names and addresses that may be reached; everything else, IP addresses too, "is not found". What the browser's maker would
 * still be asked in spite of the switches (for updates) ends there (measured in Chromium 156 with --log-net-log).
 */
const reachable = ['*.localhost', 'localhost', '127.0.0.1'];

const quietBrowser = [
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-edgeupdater',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-stack-profiler',
  '--disable-sync',
  '--disable-updater-scheduler',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--no-service-autorun',
];

/** A window behind others still runs its timers and paints, or the automation would wait for it. */
const neverAsleep = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-hang-monitor',
  '--disable-renderer-backgrounding',
];

/** No key chain of the person's machine is asked to unlock. The profile is in memory: there is nothing to encrypt. */
const noKeyChain = ['--password-store=basic', '--use-mock-keychain'];

/** What a browser process needs to be driven, and to die with whoever drives it: it exits when the pipe breaks. */
const driven = [
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--edge-skip-compat-layer-relaunch',
  '--do-not-de-elevate',
];

export interface SwitchOptions {
  readonly userDataDirectory: string;
  readonly headed: boolean;
  readonly platform: NodeJS.Platform;
  /** True for uid 0, which Chromium's sandbox refuses to run under. */
  readonly root: boolean;
}

/** The command line for one browser process. */
export function switches({ userDataDirectory, headed, platform, root }: SwitchOptions): string[] {
  return [
    `--user-data-dir=${userDataDirectory}`,
    ...driven,
    `--host-resolver-rules=${['MAP * ~NOTFOUND', ...reachable.map((name) => `EXCLUDE ${name}`)].join(', ')}`,
    // A proxy would resolve names by itself and so get around the rules above.
    '--no-proxy-server',
    `--disable-features=${disabledFeatures.join(',')}`,
    `--enable-features=${enabledFeatures.join(',')}`,
    ...quietBrowser,
    ...neverAsleep,
    ...noKeyChain,
    ...(headed ? [] : ['--headless', '--hide-scrollbars', '--mute-audio', '--window-size=1280,800']),
    // Containers often have a /dev/shm of 64 MB.
    ...(platform === 'linux' ? ['--disable-dev-shm-usage'] : []),
    ...(root ? ['--no-sandbox'] : []),
  ];
}
