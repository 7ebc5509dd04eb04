import { expect, test } from 'vitest';
import { goto } from '../../../main/shells/cdp/goto.ts';
import { readJar } from '../../../main/shells/cdp/read-jar.ts';
import type { Bench } from './bench.ts';
import { store } from './bench.ts';

/** What the port promises of profiles. */
export function profileContract(bench: Bench): void {
  test('windows of one profile share a jar, those of two do not', async () => {
    bench.server.page(`${store}/`, '', { 'set-cookie': 'sid=1; HttpOnly' });
    const [shared, apart] = [await bench.newProfile(), await bench.newProfile()];
    const [one, other, stranger] = [await shared.openWindow(), await shared.openWindow(), await apart.openWindow()];
    await goto(one, bench.server.url(`${store}/`));
    expect((await readJar(other)).map(({ name }) => name)).toEqual(['sid']);
    expect(await readJar(stranger)).toEqual([]);
    bench.server.page(`${store}/who`, '');
    await goto(other, bench.server.url(`${store}/who`));
    await goto(stranger, bench.server.url(`${store}/who`));
    const seen = bench.server.requests.filter(({ to }) => to === `GET ${store}/who`).map(({ cookie }) => cookie);
    expect(seen).toEqual(['sid=1', undefined]);
  });

  test('a profile outlives its windows, and forgets when it is closed', async () => {
    const profile = await bench.newProfile();
    const window = await profile.openWindow();
    bench.server.page(`${store}/`, '', { 'set-cookie': 'sid=1' });
    await goto(window, bench.server.url(`${store}/`));
    await window.close();
    await window.closed;
    expect((await readJar(await profile.openWindow())).map(({ name }) => name)).toEqual(['sid']);
    await profile.close();
    expect(await readJar(await bench.newWindow())).toEqual([]);
  });

  test('the jar is read with every flag', async () => {
    const window = await bench.newWindow();
    bench.server.page(`${store}/deep/page`, '', {
      'set-cookie': [
        'sid=1; HttpOnly',
        'refresh=2; Domain=example.localhost; Path=/; Max-Age=3600; Secure; SameSite=None',
        '__Host-strict=3; Path=/; Secure; SameSite=Strict',
      ],
    });
    await goto(window, bench.server.url(`${store}/deep/page`));
    const jar = (await readJar(window)).toSorted((one, other) => one.value.localeCompare(other.value));
    const now = performance.timeOrigin + performance.now();
    expect(jar).toEqual([
      { name: 'sid', value: '1', domain: store, path: '/deep', httpOnly: true, secure: false },
      {
        name: 'refresh',
        value: '2',
        domain: '.example.localhost',
        path: '/',
        httpOnly: false,
        secure: true,
        sameSite: 'None',
        expiresAt: expect.closeTo(now + 3_600_000, -5),
      },
      {
        name: '__Host-strict',
        value: '3',
        domain: store,
        path: '/',
        httpOnly: false,
        secure: true,
        sameSite: 'Strict',
      },
    ]);
  });
}
