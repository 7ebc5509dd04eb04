import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Images } from '../../../main/fusionauth/container/images.ts';
import { type ContainerFusionAuth, startContainer } from '../../../main/fusionauth/container/index.ts';
import type { Progress } from '../../../main/fusionauth/container/progress.ts';
import { docker, engineHere, environment, leftBy, originOf, standInsHere } from './here.ts';

describe.skipIf(!engineHere.isThere)(`a FusionAuth in containers${engineHere.why}`, () => {
  let images: Images;
  let fusionauth: ContainerFusionAuth;
  const progress: Progress[] = [];

  beforeAll(async () => {
    images = await standInsHere();
    fusionauth = await startContainer({ environment, images, onProgress: (one) => progress.push(one) });
  }, 120_000);
  afterAll(() => fusionauth?.close());

  it('tells step by step what it does, and nothing of a pull when the images are there', () => {
    const steps = progress.map(({ step }) => step);
    expect([...new Set(steps)]).toEqual(['starting', 'kickstart', 'ready']);
    expect(progress.filter(({ step }) => step === 'starting')).toMatchObject([
      { what: 'PostgreSQL' },
      { what: 'FusionAuth' },
    ]);
    expect(progress.findLast(({ step }) => step === 'kickstart')).toMatchObject({ present: 5, promised: 5 });
  });

  it('is ready only when the kickstart’s promises are kept, though its status is well before', () => {
    expect(progress.find(({ step }) => step === 'kickstart')).toMatchObject({ present: 0, promised: 5 });
  });

  it('gives the kickstart file the addresses of this launch', async () => {
    const found = await fetch(`${originOf(fusionauth)}/.well-known/openid-configuration`);
    expect(await found.json()).toMatchObject({ issuer: environment.FUSIONAUTH_ORIGIN });
  });

  it('can be reached from this machine only, and its database from nowhere', async () => {
    const [app, database] = await Promise.all(
      (await leftBy()).flatMap((name) =>
        name.startsWith('/') ? [docker().getContainer(name.slice(1)).inspect()] : [],
      ),
    ).then((all) => all.sort((one) => (one.Name.startsWith('/loginscope-fusionauth') ? -1 : 1)));
    expect(app?.NetworkSettings.Ports['9011/tcp']).toHaveLength(1);
    // The bridge, where these tests are themselves in a container that was given the engine's socket.
    const bridge = (await docker().getNetwork('bridge').inspect()).IPAM?.Config?.[0]?.Gateway;
    expect(['127.0.0.1', bridge]).toContain(app?.NetworkSettings.Ports['9011/tcp']?.[0]?.HostIp);
    expect(Object.values(database?.NetworkSettings.Ports ?? {}).flatMap((bound) => bound ?? [])).toEqual([]);
    expect(Object.keys(app?.NetworkSettings.Networks ?? {})).toEqual(
      Object.keys(database?.NetworkSettings.Networks ?? {}),
    );
    expect(Object.keys(app?.NetworkSettings.Networks ?? {})).not.toContain('bridge');
  });

  it('goes back to its kickstart with other addresses, and everybody is logged out', async () => {
    const key = { authorization: 'loginscope-local-api-key-4f1c7a0e9b2d', 'content-type': 'application/json' };
    const login = {
      loginId: 'richard@example.com',
      password: 'password',
      applicationId: 'e9fdb985-9173-4e01-9d73-ac2d60d1dc8e',
    };
    const origin = originOf(fusionauth);
    const sessions = async () => {
      const answer = await fetch(`${origin}/api/jwt/refresh?userId=00000000-0000-0000-0000-111111111111`, {
        headers: key,
      });
      return ((await answer.json()) as { refreshTokens?: unknown[] }).refreshTokens?.length ?? 0;
    };
    // The answer to each registration of the kickstart file has had a refresh token, which nobody keeps.
    const unused = await sessions();
    await fetch(`${origin}/api/login`, { method: 'POST', headers: key, body: JSON.stringify(login) });
    expect(await sessions()).toBe(unused + 1);
    await fusionauth.restore({ ...environment, FUSIONAUTH_ORIGIN: 'http://example.fusionauth.localhost:4500' });
    expect(await sessions()).toBe(unused);
    const found = await fetch(`${origin}/.well-known/openid-configuration`);
    expect(await found.json()).toMatchObject({ issuer: 'http://example.fusionauth.localhost:4500' });
  });

  it('leaves no container, network or port behind', async () => {
    const origin = originOf(fusionauth);
    expect(await leftBy()).toHaveLength(3);
    await fusionauth.close();
    expect(await leftBy()).toEqual([]);
    await expect(fetch(origin)).rejects.toThrow();
  });
});
