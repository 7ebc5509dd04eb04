/** The browser process did not come up. The message is one sentence or two for people; `cause` has the whole log. */
export class BrowserLaunchError extends Error {
  override readonly name = 'BrowserLaunchError';
}

/** What went wrong, by what is found in the log of Playwright and the browser. First match wins. */
const known: readonly (readonly [symptom: RegExp, inWords: string])[] = [
  [/executable doesn't exist|ENOENT/, 'there is no such file'],
  [/EACCES/, 'the file may not be executed'],
  [
    /Missing X server|XServer running/,
    'it shows windows and found no display. Start it in a desktop session or with xvfb-run, or run the lab without windows',
  ],
  [
    /sandboxing failed|No usable sandbox/,
    "this system refuses Chromium's sandbox to programs that were not installed by its package manager. Install Chrome or Chromium with it, or set LOGINSCOPE_BROWSER to the path of one",
  ],
];

/** How many lines of what the browser itself said are quoted, and how many characters of each. */
const quotedLines = 3;
const quotedLength = 200;

/** Playwright prefixes what the browser writes to its standard error so. */
const saidByBrowser = /^\[pid=\d+\]\[err\] (.*)$/gm;

function quote(log: string): string {
  const said = [...log.matchAll(saidByBrowser)].map(([, line = '']) => line.slice(0, quotedLength));
  return said.length === 0 ? 'it ended at once and said nothing' : `it said: ${said.slice(-quotedLines).join(' / ')}`;
}

/** Why the browser at `path` did not start: the known symptom in words, or else what it said itself. */
export function launchError(path: string, cause: unknown): BrowserLaunchError {
  const log = cause instanceof Error ? cause.message : String(cause);
  const why = known.find(([symptom]) => symptom.test(log))?.[1] ?? quote(log);
  return new BrowserLaunchError(`The browser at ${path} did not start: ${why}.`, { cause });
}
