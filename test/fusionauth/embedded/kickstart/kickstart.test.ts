import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFusionAuth, KickstartError } from '../../../../main/fusionauth/embedded/index.ts';
import { TestClock } from '../shop.ts';

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kickstart-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

function write(name: string, content: unknown): string {
  const file = join(directory, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const KEY = 'kickstart-key-1';
const TENANT_ID = '0a4b1f5e-3c7d-4c0f-8a55-6b6f2d9e1c01';

const start = (content: unknown, env: Record<string, string> = {}) =>
  createFusionAuth({ clock: new TestClock(), kickstart: { file: write('kickstart.json', content), env } });

async function read(content: object, url: string, env: Record<string, string> = {}) {
  const { app } = await start({ apiKeys: [{ key: KEY }], ...content }, env);
  return (await app.inject({ url, headers: { authorization: KEY } })).json();
}

async function failure(content: unknown): Promise<KickstartError> {
  try {
    await start(content);
  } catch (error) {
    if (error instanceof KickstartError) {
      return error;
    }
    throw error;
  }
  throw new Error('The kickstart did not fail.');
}

const named = (name: string, more: object = {}) => ({
  method: 'POST',
  url: '/api/application',
  body: { application: { name } },
  ...more,
});

/** FusionAuth's own applications. */
const BUILT_IN = ['FusionAuth', 'Tenant Manager'];

async function applicationNames(content: object, env: Record<string, string> = {}): Promise<string[]> {
  const { applications } = await read(content, '/api/application', env);
  return applications.map(({ name }: { name: string }) => name).filter((name: string) => !BUILT_IN.includes(name));
}

describe('a kickstart', () => {
  it('replaces variables, which may use each other and the environment it is given', async () => {
    const variables = { full: '#{first} & #{ENV.SECOND}', first: 'one' };
    expect(await applicationNames({ variables, requests: [named('#{full}')] }, { SECOND: 'two' })).toEqual([
      'one & two',
    ]);
  });

  it('evaluates #{UUID()} once per variable', async () => {
    const variables = { id: '#{UUID()}' };
    const requests = [named('a #{id}'), named('b #{id}'), named('c #{UUID()}')];
    const [a = '', b = '', c = ''] = await applicationNames({ variables, requests });
    expect(a.slice(2)).toMatch(/^[\da-f-]{36}$/);
    expect(b.slice(2)).toBe(a.slice(2));
    expect(c.slice(2)).not.toBe(a.slice(2));
  });

  it('leaves an escaped reference as it is', async () => {
    expect(await applicationNames({ requests: [named('\\#{name}')] })).toEqual(['#{name}']);
  });

  it("knows FusionAuth's own ids", async () => {
    const requests = [
      { method: 'PATCH', url: '/api/tenant/#{FUSIONAUTH_TENANT_ID}', body: { tenant: { issuer: 'i' } } },
      {
        method: 'PATCH',
        url: '/api/application/#{FUSIONAUTH_APPLICATION_ID}',
        body: {
          application: {
            jwtConfiguration: { enabled: true, accessTokenKeyId: '#{FUSIONAUTH_DEFAULT_SIGNING_KEY_ID}' },
          },
        },
      },
      named('#{TENANT_MANAGER_ID} #{FUSIONAUTH_TENANT_MANAGER_APPLICATION_ID}'),
      named('#{FUSIONAUTH_LAMBDA[APPLE_RECONCILE]_ID}'),
    ];
    const names = await applicationNames({ requests });
    expect(names[0]).toMatch(/^([\da-f-]{36}) \1$/);
    expect(names[1]).toMatch(/^[\da-f-]{36}$/);
  });

  it('finds the tenant manager under its id, which it may choose', async () => {
    const requests = [{ method: 'PATCH', url: '/api/application/#{TENANT_MANAGER_ID}', body: { application: {} } }];
    const variables = { tenantManagerApplicationId: TENANT_ID };
    const { application } = await read({ variables, requests }, `/api/application/${TENANT_ID}`);
    expect(application).toMatchObject({ id: TENANT_ID, name: 'Tenant Manager' });
  });

  it('sends JSON whatever its contentType, unless it is a PATCH', async () => {
    expect(await applicationNames({ requests: [named('posted', { contentType: 'application/xml' })] })).toEqual([
      'posted',
    ]);
  });

  it('gives the default tenant the id it asks for', async () => {
    const { tenants } = await read({ variables: { defaultTenantId: TENANT_ID } }, '/api/tenant');
    expect(tenants).toMatchObject([{ id: TENANT_ID, name: 'Default' }]);
  });

  it('includes text, JSON and whole requests, relative to itself', async () => {
    write('name.txt', 'a "quoted"\nname');
    write('body.json', { application: { name: '#{who}' } });
    write('request.json', named('whole'));
    const requests = [named('@{name.txt}!'), { ...named(''), body: '&{body.json}' }, '&{request.json}'];
    expect(await applicationNames({ variables: { who: 'included' }, requests })).toEqual([
      'a "quoted"\nname!',
      'included',
      'whole',
    ]);
  });

  it('sends to URLs without a leading slash, to other tenants, with other content types', async () => {
    const requests = [
      { method: 'POST', url: `api/tenant/${TENANT_ID}`, body: { tenant: { name: 'Second' } } },
      named('there', { tenantId: TENANT_ID }),
      {
        method: 'PATCH',
        url: '/api/system-configuration',
        contentType: 'application/merge-patch+json',
        body: { systemConfiguration: { corsConfiguration: { enabled: true } } },
      },
    ];
    const { applications } = await read({ requests }, '/api/application');
    expect(applications.slice(BUILT_IN.length)).toMatchObject([{ name: 'there', tenantId: TENANT_ID }]);
  });

  it('stores every API key', async () => {
    const { app } = await start({ apiKeys: [{ key: KEY }, { key: 'second', description: 'x' }] });
    const response = await app.inject({ url: '/api/system/version', headers: { authorization: 'second' } });
    expect(response.statusCode).toBe(200);
  });
});

describe('a kickstart that cannot be run', () => {
  const apiKeys = [{ key: KEY }];
  const cases: readonly [string, unknown, string, RegExp][] = [
    ['is not there', undefined, '', /cannot be read/],
    ['is no JSON', '{\n  "apiKeys": [,]\n}', '', /^line 2, column 15: /],
    ['ends too early', '{\n"a": {', '', /^line 2, column \d+: /],
    ['is no object', '[]', '', /expected object/],
    ['has no API key', { requests: [] }, 'apiKeys', /at least one API key/],
    ['has a nameless API key', { apiKeys: [{}] }, 'apiKeys[0].key', /expected string/],
    [
      'has a restricted first API key',
      { apiKeys: [{ key: KEY, permissions: { endpoints: {} } }] },
      'apiKeys',
      /unrestricted/,
    ],
    ['has a variable that is no text', { apiKeys, variables: { a: 1 } }, 'variables.a', /expected string/],
    ['has a bad tenant id', { apiKeys, variables: { defaultTenantId: 'x' } }, 'variables.defaultTenantId', /UUID/],
    [
      'has a circle of variables',
      { apiKeys, variables: { a: '#{b}', b: '#{a}' }, requests: [named('#{a}')] },
      'variables.a',
      /itself/,
    ],
    [
      'has an unknown verb',
      { apiKeys, requests: [{ method: 'GET', url: '/x' }] },
      'requests[0].method',
      /Invalid option/,
    ],
    ['has no URL', { apiKeys, requests: [{ method: 'POST' }] }, 'requests[0].url', /expected string/],
    [
      'refers to an unknown variable',
      { apiKeys, requests: [named('fine'), named('#{nope}')] },
      'requests[1].body.application.name',
      /unknown variable #\{nope\}/,
    ],
    [
      'refers to an unknown environment variable',
      { apiKeys, requests: [named('#{ENV.NOPE}')] },
      'requests[0].body.application.name',
      /unknown variable #\{ENV\.NOPE\}/,
    ],
    [
      'includes a missing text',
      { apiKeys, requests: [named('@{no.txt}')] },
      'requests[0].body.application.name',
      /cannot be read/,
    ],
    ['includes a missing request', { apiKeys, requests: ['&{no.json}'] }, 'requests[0]', /cannot be read/],
    [
      'is refused by the API',
      { apiKeys, requests: [named('fine'), named('')] },
      'requests[1].body.application.name',
      /POST \/api\/application was answered 400 with .*\[blank\]application\.name/,
    ],
    [
      'names a thing that is not there',
      { apiKeys, requests: [{ method: 'PATCH', url: `/api/application/${TENANT_ID}`, body: {} }] },
      'requests[0]',
      /answered 404 without a body/,
    ],
  ];
  it.each(cases)('because it %s', async (_name, content, path, reason) => {
    const file = join(directory, 'kickstart.json');
    const error =
      content === undefined
        ? await createFusionAuth({ clock: new TestClock(), kickstart: { file, env: {} } }).catch((thrown) => thrown)
        : await failure(content);
    expect(error).toBeInstanceOf(KickstartError);
    expect(error).toMatchObject({ path, reason: expect.stringMatching(reason) });
    expect(error.message).toBe(
      path === '' ? `${error.file}: ${error.reason}` : `${error.file}: ${path}: ${error.reason}`,
    );
  });

  it('because an included file is no JSON, or includes itself', async () => {
    write('bad.json', '{"a" 1}');
    expect(await failure({ apiKeys, requests: ['&{bad.json}'] })).toMatchObject({
      file: join(directory, 'bad.json'),
      path: 'requests[0]',
      reason: expect.stringMatching(/^line 1, column 6: /),
    });
    write('circle.json', { body: '&{circle.json}' });
    expect(await failure({ apiKeys, requests: ['&{circle.json}'] })).toMatchObject({
      path: 'requests[0].body',
      reason: expect.stringMatching(/includes itself/),
    });
  });
});
