import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLabToken, refuse } from '../../../main/lab/api/access.ts';
import { hosts } from '../../../scenarios/parties.ts';
import { ask } from '../../support/http.ts';
import { openServingLab, provisioning, type ServingLab, workflow1 } from '../../support/lab.ts';

let lab: ServingLab;
beforeAll(async () => {
  lab = await openServingLab();
  await lab.obedience.beginByHand(workflow1.id);
});
afterAll(() => lab.close());

const command = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask(lab.frontDoor.port, {
    host: hosts.lab,
    method: 'POST',
    path: '/api/command',
    headers: { authorization: `Bearer ${lab.token}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const problemOf = ({ text }: { text: string }): string => JSON.parse(text).problem;

describe('a token', () => {
  it('is 256 random bits, another one at every launch', () => {
    expect(Buffer.from(createLabToken(), 'base64url')).toHaveLength(32);
    expect(createLabToken()).not.toBe(createLabToken());
  });

  it('lets in whoever holds it, from the dashboard or from a terminal', () => {
    const token = createLabToken();
    const own = 'http://lab.localhost:4400';
    expect(refuse({ origin: own, token }, token, own)).toBeUndefined();
    expect(refuse({ origin: undefined, token }, token, own)).toBeUndefined();
  });
});

describe('the API refuses', () => {
  it.each([
    ['nobody with a name', {}, 401],
    ['an empty token', { authorization: 'Bearer ' }, 401],
    ['another launch', { authorization: `Bearer ${createLabToken()}` }, 401],
    ['a token that is nearly right', { authorization: 'Bearer TOKEN.' }, 401],
    ['another scheme', { authorization: 'Basic TOKEN' }, 401],
    ['another site with the right token', { authorization: 'Bearer TOKEN', origin: 'http://evil.example' }, 403],
    [
      'the Store with the right token',
      { authorization: 'Bearer TOKEN', origin: 'http://store.example.localhost:PORT' },
      403,
    ],
    ['a page without an origin', { authorization: 'Bearer TOKEN', origin: 'null' }, 403],
  ])('%s, with words that say what to do', async (_who, headers, status) => {
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value.replace('TOKEN', lab.token).replace('PORT', String(lab.frontDoor.port)),
      ]),
    );
    for (const [method, path] of [
      ['POST', '/api/command'],
      ['GET', '/api/credentials/c1/value'],
    ] as const) {
      const reply = await ask(lab.frontDoor.port, { host: hosts.lab, method, path, headers: filled });
      expect(reply.status).toBe(status);
      expect(problemOf(reply)).toMatch(/^[A-Z].*\.$/);
      expect(reply.text).not.toContain(lab.token);
    }
  });
});

describe('a command', () => {
  it('is carried out', async () => {
    const before = lab.lab.experiment.world.clock.offset;
    expect(await command({ do: 'move clock', byMs: 1000 })).toMatchObject({ status: 200, text: '{"ok":true}' });
    expect(lab.lab.experiment.world.clock.offset).toBe(before + 1000);
  });

  it('is carried out for the dashboard itself, too', async () => {
    expect((await command({ do: 'pause' }, { origin: lab.frontDoor.origin('lab') })).status).toBe(200);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"do":'],
    ['a list', []],
    ['no command', { do: 'explode' }],
    ['a jump back', { do: 'move clock', byMs: -1 }],
    ['a jump without end', { do: 'move clock', byMs: 1e300 }],
    ['a jump past nothing', { do: 'move clock past', lifetime: 'universe' }],
    ['a window of nobody', { do: 'open window', site: 'attacker' }],
    ['half a choice', { do: 'choose', workflow: workflow1.id }],
    ['a step that is a number', { do: 'perform', step: 7 }],
    ['a step whose name is too long', { do: 'perform', step: 'x'.repeat(101) }],
    ['a name that is too long', { do: 'choose', workflow: 'x'.repeat(201), scenario: 'article' }],
  ])('is refused with 400 when it is %s', async (_what, body) => {
    const reply = await command(body);
    expect(reply.status).toBe(400);
    expect(problemOf(reply)).not.toBe('');
  });

  it('larger than 64 KiB is refused with 413', async () => {
    expect((await command({ do: 'run', filler: 'x'.repeat(66_000) })).status).toBe(413);
  });

  it('that names no workflow is refused with 409 and the nearest names', async () => {
    const reply = await command({
      do: 'choose',
      workflow: workflow1.id.replace('sessions', 'sesions'),
      scenario: 'article',
    });
    expect(reply.status).toBe(409);
    expect(problemOf(reply)).toContain(`"${workflow1.id}"`);
  });

  it('that names no scenario is refused with 409', async () => {
    const reply = await command({ do: 'choose', workflow: workflow1.id, scenario: 'nonsense' });
    expect(reply.status).toBe(409);
    expect(problemOf(reply)).toContain('has no scenario "nonsense"');
  });

  it.each([
    [{ do: 'open window', site: 'store' }, 'in your own browser'],
    [{ do: 'perform', step: 'p6.s0' }, 'no browser of the lab'],
  ])('%j that needs a window is refused with 409 where there is none', async (body, says) => {
    const reply = await command(body);
    expect(reply.status).toBe(409);
    expect(problemOf(reply)).toContain(says);
  });

  it('begins afresh with reset: an empty log, and a clock at the present', async () => {
    await command({ do: 'move clock', byMs: 1000 });
    const { run } = lab.lab.state;
    expect((await command({ do: 'reset' })).status).toBe(200);
    expect(lab.lab.state.run).toBe(run + 1);
    expect(lab.lab.experiment.world.clock.offset).toBe(0);
  });
});

describe('a value', () => {
  it('is revealed to whoever asks for it by its chip', async () => {
    const { credentials } = lab.lab.experiment.world.recorder;
    const { id } = credentials.find(provisioning.user.password) ?? {};
    const path = `/api/credentials/${id}/value`;
    const headers = { authorization: `Bearer ${lab.token}` };
    const reply = await ask(lab.frontDoor.port, { host: hosts.lab, path, headers });
    expect(JSON.parse(reply.text)).toEqual({ value: provisioning.user.password });
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it('of no credential is 404', async () => {
    const headers = { authorization: `Bearer ${lab.token}` };
    const reply = await ask(lab.frontDoor.port, { host: hosts.lab, path: '/api/credentials/c999/value', headers });
    expect(reply.status).toBe(404);
  });
});
