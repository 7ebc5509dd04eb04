import { describe, expect, test } from 'vitest';
import { switches } from '../../../main/shells/chromium/switches.ts';

const usual = { userDataDirectory: '/tmp/x', headed: false, platform: 'linux', root: false } as const;

describe('switches', () => {
  test('keeps the sandbox unless Chromium cannot have it', () => {
    expect(switches(usual)).not.toContain('--no-sandbox');
    expect(switches({ ...usual, root: true })).toContain('--no-sandbox');
  });

  test('changes nothing about cookies, storage or navigation, and does not say that it is automated', () => {
    const line = switches(usual).join(' ');
    for (const name of [
      'ThirdPartyStoragePartitioning',
      'HttpsUpgrades',
      'SameSite',
      'enable-automation',
      'popup-blocking',
    ]) {
      expect(line).not.toContain(name);
    }
  });

  test('shows windows only when headed', () => {
    expect(switches(usual)).toContain('--headless');
    expect(switches({ ...usual, headed: true })).not.toContain('--headless');
  });
});
