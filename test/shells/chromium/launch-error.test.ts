import { expect, test } from 'vitest';
import { launchError } from '../../../main/shells/chromium/launch-error.ts';

test.each([
  ["Failed to launch chromium because executable doesn't exist at /x", 'there is no such file.'],
  ['[pid=1][err] ERROR:ozone_platform_x11.cc Missing X server or $DISPLAY', 'found no display'],
  ['[pid=1][err] FATAL: No usable sandbox! Update your kernel', "refuses Chromium's sandbox"],
  ['<launched> pid=1', 'it ended at once and said nothing.'],
  ['[pid=1][err] one\n[pid=1][err] two\n[pid=1][err] three\n[pid=1][err] four', 'it said: two / three / four.'],
])('%s', (log, inWords) => {
  const error = launchError('/x', new Error(log));
  expect(error.message).toMatch(/^The browser at \/x did not start: /);
  expect(error.message).toContain(inWords);
  expect(error.cause).toMatchObject({ message: log });
});
