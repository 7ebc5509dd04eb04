import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hosts } from '../../../scenarios/parties.ts';
import { ask } from '../../support/http.ts';
import { openServingLab, type ServingLab } from '../../support/lab.ts';

let lab: ServingLab;
beforeAll(async () => {
  lab = await openServingLab();
});
afterAll(() => lab.close());

const load = () => ask(lab.frontDoor.port, { host: hosts.lab });
const policyOf = (policy: string | string[] | undefined) =>
  new Map(
    String(policy)
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  );

describe("the dashboard's page", () => {
  it('comes without a token: whoever has only the page has nothing', async () => {
    const { status, text } = await load();
    expect(status).toBe(200);
    expect(text).not.toContain(lab.token);
  });

  it('lets in nothing but its own scripts, its own styles and its own socket', async () => {
    const policy = policyOf((await load()).headers['content-security-policy']);
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('connect-src')).toEqual(["'self'", lab.frontDoor.origin('lab').replace('http', 'ws')]);
    for (const shut of ['base-uri', 'form-action', 'frame-ancestors']) expect(policy.get(shut)).toEqual(["'none'"]);
  });

  it('has a nonce of its own for its styles, another one each time', async () => {
    const nonces = [await load(), await load()].map(({ headers, text }) => {
      const [, nonce = ''] = /'nonce-([^']+)'/.exec(String(headers['content-security-policy'])) ?? [];
      expect(text).toContain(`nonce="${nonce}"`);
      expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  it('is not kept, not sniffed at, and tells nobody where it was', async () => {
    expect((await load()).headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  it('is nowhere else: 404 in words', async () => {
    const { status, text } = await ask(lab.frontDoor.port, { host: hosts.lab, path: '/../package.json' });
    expect(status).toBe(404);
    expect(JSON.parse(text).problem).toBe('The lab has nothing at this address.');
  });
});

describe('before the first experiment', () => {
  it('the parties are not there yet', async () => {
    expect((await ask(lab.frontDoor.port, { host: hosts.store })).status).toBe(503);
  });
});
