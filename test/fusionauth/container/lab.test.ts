import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fusionAuthSource } from '../../../main/fusionauth/choose.ts';
import type { SwitchableFusionAuth } from '../../../main/fusionauth/switchable.ts';
import { tellInLines } from '../../../main/fusionauth/tell-in-lines.ts';
import { CannotGoOnError } from '../../../main/lab/cannot-go-on.ts';
import { type OpenLab, openLab } from '../../../main/lab/open-lab.ts';
import { moveClockPast } from '../../../main/lab/runner/move-clock.ts';
import { ask } from '../../support/http.ts';
import { provisioning, workflow1 } from '../../support/lab.ts';
import { docker, engineHere, leftBy, standInsHere } from './here.ts';
import { standIns } from './images/stand-ins.ts';

describe.skipIf(!engineHere.isThere)(`a lab on a FusionAuth in containers${engineHere.why}`, () => {
  let pages = '';
  let source: SwitchableFusionAuth;
  let open: OpenLab;
  const told: string[] = [];
  const container = async () => (await leftBy()).find((name) => name.includes('loginscope-fusionauth'))?.slice(1) ?? '';
  const get = (path: string) => ask(open.frontDoor.port, { host: 'example.fusionauth.localhost', path });

  beforeAll(async () => {
    await standInsHere();
    process.env.LOGINSCOPE_POSTGRES_IMAGE = standIns.postgres.name;
    process.env.LOGINSCOPE_FUSIONAUTH_IMAGE = standIns.fusionauth.name;
    pages = await mkdtemp(join(tmpdir(), 'loginscope-pages-'));
    for (const folder of ['dashboard', 'spa', 'assets']) await mkdir(join(pages, folder));
    for (const page of ['dashboard', 'spa'])
      await writeFile(join(pages, page, 'index.html'), '<!doctype html><p>page</p>');
    const choice = { fusionauth: 'container', offline: true } as const;
    source = fusionAuthSource(
      choice,
      tellInLines((line) => told.push(line)),
    );
    open = await openLab({ shell: null, port: 0, fusionauth: source, provisioning, pages });
    await open.obedience.beginByHand(workflow1.id);
  }, 120_000);
  afterAll(async () => {
    await open?.close();
    await source?.end();
    await rm(pages, { recursive: true, force: true });
  });

  it('says what it starts, and shows which FusionAuth it is', () => {
    expect(told[0]).toContain('Starting PostgreSQL (loginscope/stand-in-postgres');
    expect(told.at(-1)).toMatch(/^FusionAuth 1\.69\.0 is ready after /);
    expect(open.lab.state.fusionauth).toMatchObject({
      kind: 'container',
      version: '1.69.0',
      change: { state: 'none' },
    });
  });

  it('has it behind the front door, under its public address, recorded like everybody', async () => {
    const origin = open.frontDoor.origin('fusionauth');
    const { text } = await get('/.well-known/openid-configuration');
    expect(JSON.parse(text)).toMatchObject({ issuer: origin, token_endpoint: `${origin}/oauth2/token` });
    expect(
      open.lab.experiment.world.log.entries.some(
        (entry) => entry.type === 'request' && entry.exchange.to === 'fusionauth',
      ),
    ).toBe(true);
  });

  it('sets lives that can be waited for, and does not pretend that time can be moved', async () => {
    const { lifetimes, clock } = open.lab.experiment.world;
    expect(lifetimes).toEqual({ session: 12_000, JWT: 12_000, 'refresh token': 60_000 });
    await expect(open.obedience.obey({ do: 'move clock', byMs: 1000 })).rejects.toThrow(/cannot be moved/);
    expect(clock.offset).toBe(0);
  });

  it('does not wait for what takes too long: that is not run, and says why', async () => {
    const { world } = open.lab.experiment;
    const slow = { ...world, lifetimes: { ...world.lifetimes, session: 1_800_000 } };
    await expect(moveClockPast(slow, 'session')).rejects.toThrow(CannotGoOnError);
    await expect(moveClockPast(slow, 'session')).rejects.toThrow('The session lives 1801 s');
  });

  it('waits for the end of a life, and stops waiting when the experiment is ended', async () => {
    const { world } = open.lab.experiment;
    const waiting = open.obedience.obey({ do: 'move clock past', lifetime: 'session' });
    const said = () => world.log.entries.findLast((entry) => entry.type === 'action');
    await expect.poll(said).toMatchObject({ says: expect.stringContaining('waits 13 s') });
    expect(open.lab.state.clock).toMatchObject({ isMovable: false, waiting: { lifetime: 'session' } });
    await open.lab.close();
    await waiting;
    expect(world.waits.current).toBeUndefined();
    expect(world.log.entries.some(({ type }) => type === 'clock')).toBe(false);
  });

  it('goes on with the same containers in the next experiment', async () => {
    const before = await container();
    const began = performance.now();
    await open.obedience.beginByHand(workflow1.id);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(await container()).toBe(before);
    expect((await get('/.well-known/openid-configuration')).status).toBe(200);
  });

  it('says when FusionAuth dies, and starts a fresh one for the next experiment', async () => {
    const { world } = open.lab.experiment;
    const victim = await container();
    await docker().getContainer(victim).kill();
    await expect(world.lost).rejects.toThrow('FusionAuth ended in the middle of the run (exit 137');
    const problem = world.log.entries.find(({ type }) => type === 'lab problem');
    expect(problem).toMatchObject({ says: expect.stringContaining('Begin again') });
    await open.obedience.beginByHand(workflow1.id);
    expect(await container()).not.toBe(victim);
    expect((await get('/.well-known/openid-configuration')).status).toBe(200);
  }, 60_000);

  it('leaves nothing behind', async () => {
    await open.close();
    await source.end();
    expect(await leftBy()).toEqual([]);
  });
});
