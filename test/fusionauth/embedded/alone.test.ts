import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const cli = join(import.meta.dirname, '../../../main/cli.ts');

let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loginscope-alone-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
  }
  await rm(folder, { recursive: true, force: true });
});

/** The command line, started as npm would start it; what it says is collected. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOGINSCOPE_TEST_USER: 'ann' },
  });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  const ended = once(child, 'close').then(([code]: unknown[]) => code);
  /** Waits until it has said something. */
  const says = async (pattern: RegExp) => {
    await expect.poll(() => said.out, { timeout: 25_000 }).toMatch(pattern);
    return pattern.exec(said.out)?.[1] ?? '';
  };
  return { child, said, ended, says };
}

describe('npm run lab -- fusionauth', () => {
  it('says where it is, logs in a user, shows a line per request without secrets, and ends on Ctrl-C', async () => {
    const { child, said, ended, says } = start('fusionauth', '--port', '0');
    const origin = await says(/FusionAuth {2}(http:\/\/localhost:\d+)/);
    const metadata = await (await fetch(`${origin}/.well-known/openid-configuration`)).json();
    expect(metadata).toMatchObject({ issuer: origin, token_endpoint: `${origin}/oauth2/token` });
    await fetch(`${origin}/oauth2/authorize?client_id=e9fdb985&code_challenge=a-secret`);
    await fetch(`${origin}/password/change/another-secret`);
    await says(/GET {4}\/oauth2\/authorize {2}400 {2}[\d.]+ ms/);
    await says(/GET {4}\/password\/change\/… {2}400 {2}[\d.]+ ms/);
    expect(said.out).not.toContain('secret');
    // Nothing of the kickstart's requests.
    expect(said.out).not.toContain('/api/application');
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(said.err).toBe('');
    await expect(fetch(origin)).rejects.toThrow();
  });

  it('takes the kickstart that it is given, with the environment', async () => {
    const file = join(folder, 'kickstart.json');
    const request = {
      method: 'POST',
      url: '/api/user',
      body: { user: { username: '#{ENV.LOGINSCOPE_TEST_USER}', password: 'long-enough-1' } },
    };
    await writeFile(file, JSON.stringify({ apiKeys: [{ key: 'mine' }], requests: [request] }));
    const { says } = start('fusionauth', '--port', '0', '--kickstart', file);
    const origin = await says(/FusionAuth {2}(http:\/\/localhost:\d+)/);
    const user = await fetch(`${origin}/api/user?username=ann`, { headers: { authorization: 'mine' } });
    expect(user.status).toBe(200);
  });

  it('2 and a sentence for a malformed kickstart', async () => {
    const file = join(folder, 'kickstart.json');
    await writeFile(file, '{ "apiKeys": [ }');
    const { ended, said } = start('fusionauth', '--port', '0', '--kickstart', file);
    expect(await ended).toBe(2);
    expect(said.err).toMatch(/kickstart\.json: line 1, column 16: /);
    expect(said.err).not.toContain('    at ');
  });

  it('2 and a sentence for a port that is taken', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { ended, said } = start('fusionauth', '--port', port);
    expect(await ended).toBe(2);
    expect(said.err).toContain(`Port ${port} is taken.`);
    other.close();
  });

  it('doctor --fusionauth lists what is not implemented', async () => {
    const { ended, said } = start('doctor', '--fusionauth');
    expect(await ended).toBe(0);
    expect(said.out).toMatch(/\/api\/two-factor +two-factor logins/);
  });
});
