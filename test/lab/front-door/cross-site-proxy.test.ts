import { expect, it } from 'vitest';
import { crossSiteProxy } from '../../../main/lab/front-door/cross-site-proxy.ts';
import type { WireResponse } from '../../../main/lab/front-door/message.ts';
import { page } from './door.ts';

/** What pages of another site get of FusionAuth's answers (facts/workflows.md, workflows 8 and 9, appendix B). */
async function through(headers: WireResponse['headers']) {
  const proxy = crossSiteProxy(async () => page('', { headers }));
  return (await proxy({ method: 'POST', target: '/api/login', headers: [], body: Buffer.alloc(0) })).headers;
}

it.each([
  ['refresh_token=b; Path=/; HttpOnly; SameSite=Lax', 'refresh_token=b; Path=/; HttpOnly; SameSite=None; Secure'],
  ['refresh_token=b; samesite=strict; HttpOnly', 'refresh_token=b; HttpOnly; SameSite=None; Secure'],
  ['refresh_token=b; Secure; Max-Age=60', 'refresh_token=b; Max-Age=60; SameSite=None; Secure'],
])('opens the refresh token cookie "%s" to other sites', async (line, opened) => {
  expect(await through([['Set-Cookie', line]])).toEqual([['Set-Cookie', opened]]);
});

it.each([
  ['set-cookie', 'access_token=a; Path=/; HttpOnly; SameSite=Lax'],
  ['set-cookie', 'refresh_token_2=a; SameSite=Lax'],
  ['location', '/?refresh_token=a; SameSite=Lax'],
] as const)('leaves "%s: %s" alone', async (name, value) => {
  expect(await through([[name, value]])).toEqual([[name, value]]);
});
