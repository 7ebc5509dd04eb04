import { expect, test } from 'vitest';
import { z } from 'zod';
import { evaluate } from '../../../main/shells/cdp/evaluate.ts';
import { goto } from '../../../main/shells/cdp/goto.ts';
import type { Bench } from './bench.ts';
import { forums, fusionauth, store } from './bench.ts';

/** What is observed of cookies, through the port's DevTools connection. */
export function cookieContract(bench: Bench): void {
  const { server } = bench;

  function redirect(from: string, to: string, setCookie: string[]): void {
    server.answer(from, (_, response) => {
      response.writeHead(302, { location: server.url(to), 'set-cookie': setCookie });
      response.end();
    });
  }

  test('changes of the jar name the exchange that made them', async () => {
    const { window, notes, watch } = await bench.observedWindow();
    server.page(`${store}/set`, '', { 'set-cookie': ['sid=1; HttpOnly; Path=/', 'theme=dark; Path=/'] });
    server.page(`${store}/replace`, '', { 'set-cookie': 'sid=2; HttpOnly; Path=/' });
    server.page(`${store}/clear`, '', { 'set-cookie': 'sid=; Path=/; Max-Age=0' });
    for (const path of ['set', 'replace', 'clear']) {
      await goto(window, server.url(`${store}/${path}`));
      await watch.idle();
    }
    const [set, replace, clear] = ['set', 'replace', 'clear'].map((path) => server.mark(`GET ${store}/${path}`));
    expect(notes.cookieLines).toEqual([
      `set sid=1 by ${set}`,
      `set theme=dark by ${set}`,
      `replaced sid=2 by ${replace}`,
      `removed sid=2 by ${clear}`,
    ]);
  });

  test('every hop of a redirect is told, with what it did to the jar, even if the next one undoes it', async () => {
    const { window, notes, watch } = await bench.observedWindow();
    redirect(`${store}/login`, `${fusionauth}/authorize`, ['login=1; HttpOnly; Path=/; Max-Age=600']);
    redirect(`${fusionauth}/authorize`, `${store}/callback`, ['sso=2; HttpOnly; Path=/']);
    redirect(`${store}/callback`, `${store}/home`, ['login=; Path=/; Max-Age=0', 'sid=3; HttpOnly; Path=/']);
    server.page(`${store}/home`, 'home');
    await goto(window, server.url(`${store}/login`));
    await watch.idle();
    const targets = [`${store}/login`, `${fusionauth}/authorize`, `${store}/callback`, `${store}/home`];
    const [login, authorize, callback, home] = targets.map((target) => server.mark(`GET ${target}`));
    expect(notes.hops.map(({ url, mark, method, resource }) => ({ url, mark, method, resource }))).toEqual(
      targets.map((target, at) => ({
        url: server.url(target),
        mark: [login, authorize, callback, home][at],
        method: 'GET',
        resource: 'Document',
      })),
    );
    expect(notes.cookieLines).toHaveLength(4);
    expect(notes.cookieLines).toEqual(
      expect.arrayContaining([
        `set login=1 by ${login}`,
        `set sso=2 by ${authorize}`,
        `removed login=1 by ${callback}`,
        `set sid=3 by ${callback}`,
      ]),
    );
  });

  test('a cookie that a script writes is told without an exchange', async () => {
    const { window, notes } = await bench.observedWindow();
    server.page(`${store}/`, '');
    await goto(window, server.url(`${store}/`));
    await evaluate(window, 'writing', z.unknown(), `document.cookie = 'theme=dark'`);
    await notes.until(({ cookies }) => cookies.length > 0);
    await evaluate(window, 'writing', z.unknown(), `document.cookie = 'theme=; Max-Age=0'`);
    await notes.until(({ cookies }) => cookies.length > 1);
    expect(notes.cookieLines).toEqual(['set theme=dark by undefined', 'removed theme=dark by undefined']);
  });

  test('two windows of one profile tell a change once', async () => {
    const windows = await bench.observedWindows(2);
    const [one, other] = windows;
    if (one === undefined || other === undefined) throw new Error('Two windows were asked for.');
    server.page(`${store}/`, '', { 'set-cookie': 'a=1' });
    server.page(`${forums}/`, '', { 'set-cookie': 'b=2' });
    await Promise.all([goto(one.window, server.url(`${store}/`)), goto(other.window, server.url(`${forums}/`))]);
    for (const { watch } of windows) await watch.idle();
    const lines = windows.flatMap(({ notes }) => notes.cookieLines);
    expect(lines.toSorted()).toEqual([
      `set a=1 by ${server.mark(`GET ${store}/`)}`,
      `set b=2 by ${server.mark(`GET ${forums}/`)}`,
    ]);
  });

  test('a cookie that stays in the jar says why', async () => {
    const { window, notes, watch } = await bench.observedWindow();
    server.page(`${fusionauth}/`, '', {
      'set-cookie': [
        'lax=1; SameSite=Lax',
        'strict=2; SameSite=Strict',
        'none=3; SameSite=None; Secure',
        'deep=4; Path=/deep',
      ],
    });
    server.page(`${store}/`, '', { 'set-cookie': 'sid=5' });
    server.answer(`${fusionauth}/api`, (_, response) => {
      response.writeHead(200, {
        'access-control-allow-origin': new URL(server.url(`${store}/`)).origin,
        'access-control-allow-credentials': 'true',
      });
      response.end();
    });
    await goto(window, server.url(`${fusionauth}/`));
    await goto(window, server.url(`${store}/`));
    const call = `fetch('${server.url(`${fusionauth}/api`)}', { method: 'POST', credentials: 'include' }).then(() => true)`;
    await evaluate(window, 'calling', z.boolean(), call);
    await watch.idle();
    expect(server.requests.findLast(({ to }) => to === `POST ${fusionauth}/api`)?.cookie).toBe('none=3');
    const hop = notes.hops.at(-1);
    expect(hop).toMatchObject({ mark: server.mark(`POST ${fusionauth}/api`), method: 'POST', resource: 'Fetch' });
    const withheld = hop?.withheld.map(({ cookie, reason }) => `${cookie.name} ${reason.replace(/^Schemeful/, '')}`);
    expect(withheld?.toSorted()).toEqual(['deep NotOnPath', 'lax SameSiteLax', 'strict SameSiteStrict']);
    expect(hop?.withheld.find(({ cookie }) => cookie.name === 'lax')?.inWords).toMatch(/^not sent: .*SameSite=Lax/);
  });

  test('a Set-Cookie that is not kept says why', async () => {
    const { window, notes, watch } = await bench.observedWindow();
    server.page(`${store}/`, '', {
      'set-cookie': ['suffix=1; Domain=localhost', 'none=2; SameSite=None', '__Host-x=3; Path=/', 'kept=4'],
    });
    await goto(window, server.url(`${store}/`));
    await watch.idle();
    expect(notes.hops[0]?.refused.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
      'suffix InvalidDomain',
      'none SameSiteNoneInsecure',
      '__Host-x InvalidPrefix',
    ]);
    expect(notes.hops[0]?.refused[1]).toMatchObject({
      line: 'none=2; SameSite=None',
      inWords: 'not kept: SameSite=None needs Secure, which it lacks',
    });
    expect(notes.cookieLines).toEqual([`set kept=4 by ${server.mark(`GET ${store}/`)}`]);
  });

  test('a response that the page may not read is told all the same', async () => {
    const { window, notes, watch } = await bench.observedWindow();
    server.page(`${store}/`, '');
    server.answer(`${forums}/api`, (_, response) => {
      response.writeHead(200, { 'set-cookie': 'sid=1' });
      response.end();
    });
    await goto(window, server.url(`${store}/`));
    const call = `fetch('${server.url(`${forums}/api`)}', { credentials: 'include' }).then(() => true, () => false)`;
    expect(await evaluate(window, 'calling', z.boolean(), call)).toBe(false);
    await watch.idle();
    const mark = server.mark(`GET ${forums}/api`);
    expect(notes.hops.at(-1)).toMatchObject({ mark, url: server.url(`${forums}/api`) });
    expect(notes.cookieLines).toEqual([`set sid=1 by ${mark}`]);
  });

  test('what comes from the cache went nowhere and is not told', async () => {
    const { window, notes, watch } = await bench.observedWindow();
    server.page(`${store}/`, '<script src="/cached"></script>');
    server.answer(`${store}/cached`, (_, response) => {
      response.writeHead(200, { 'cache-control': 'max-age=600', 'content-type': 'text/javascript' });
      response.end('0');
    });
    // From memory when the page is opened again, from disk when it is fetched.
    for (const _ of [1, 2]) await goto(window, server.url(`${store}/`));
    await evaluate(window, 'calling', z.string(), `fetch('/cached').then((answer) => answer.text())`);
    await watch.idle();
    expect(notes.hops.map(({ url }) => new URL(url).pathname).toSorted()).toEqual(['/', '/', '/cached']);
  });
}
