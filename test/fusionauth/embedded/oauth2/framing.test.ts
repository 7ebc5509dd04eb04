import { describe, expect, it } from 'vitest';
import { openShop } from '../shop.ts';

const framing = (headers: Record<string, unknown>) => {
  const policy = String(headers['content-security-policy']).split('; ');
  return [headers['x-frame-options'], policy.find((directive) => directive.startsWith('frame-ancestors'))];
};

describe('framing of hosted pages', () => {
  it('is denied to everybody by default, whatever the request says', async () => {
    const shop = await openShop();
    const { headers } = await shop.authorize({}, { referer: 'http://portal.test/' });
    expect(framing(headers)).toEqual(['DENY', "frame-ancestors 'none'"]);
  });

  it('is allowed to the origins that the application authorizes, and to no others', async () => {
    const authorizedOriginURLs = ['https://portal.test', 'http://other.test:8080/', "x; script-src 'unsafe-inline'"];
    const shop = await openShop({ oauth: { authorizedOriginURLs } });
    const ancestors = 'frame-ancestors https://portal.test http://other.test:8080';
    const seenFrom = async (referer: string) => framing((await shop.authorize({}, { referer })).headers);
    expect(await seenFrom('https://portal.test/page?x=1')).toEqual([undefined, ancestors]);
    expect(await seenFrom('http://other.test:8080/')).toEqual([undefined, ancestors]);
    for (const referer of ['https://evil.test/', 'http://portal.test/', 'https://portal.test.evil.test/', 'x', '']) {
      expect(await seenFrom(referer)).toEqual(['DENY', ancestors]);
    }
  });
});
