import { expect, test } from 'vitest';
import { z } from 'zod';
import { check, fill, press } from '../../../main/shells/cdp/automation.ts';
import { evaluate } from '../../../main/shells/cdp/evaluate.ts';
import { goto } from '../../../main/shells/cdp/goto.ts';
import type { Bench } from './bench.ts';
import { fusionauth, store } from './bench.ts';

const logIn = { role: 'button', name: 'Log in' } as const;

/** What the automation promises wherever the port is implemented. */
export function automationContract(bench: Bench): void {
  const { server } = bench;

  test('fills in a form as a person does, across a redirect to another site', async () => {
    const { window, watch } = await bench.observedWindow();
    server.page(`${store}/`, `<a href="${server.url(`${fusionauth}/login`)}">Go</a>`);
    server.page(
      `${fusionauth}/login`,
      `<form method="post" action="/done"><label>Login <input name="user" value="old"></label>
       <label>Password <input name="password" type="password"></label>
       <label><input type="checkbox" name="keep"> Keep me signed in</label><button>Log in</button></form>`,
    );
    const body = Promise.withResolvers<string>();
    server.answer(`${fusionauth}/done`, async (request, response) => {
      body.resolve(Buffer.concat(await request.toArray()).toString());
      response.end('done');
    });
    await goto(window, server.url(`${store}/`));
    await press(window, { role: 'link', name: 'Go' });
    await fill(window, { role: 'textbox', name: 'Login' }, 'richard@example.com');
    await fill(window, { role: 'textbox', name: 'Password' }, 'p&ß');
    await check(window, { role: 'checkbox', name: 'Keep me signed in' });
    await check(window, { role: 'checkbox', name: 'Keep me signed in' });
    await press(window, logIn);
    expect(Object.fromEntries(new URLSearchParams(await body.promise))).toEqual({
      user: 'richard@example.com',
      password: 'p&ß',
      keep: 'on',
    });
    await watch.idle();
    expect(await evaluate(window, 'reading', z.string(), 'document.body.innerText')).toBe('done');
  });

  test('waits for a button to appear, to be enabled, and to be scrolled to', async () => {
    const window = await bench.newWindow();
    server.page(
      `${store}/`,
      `<div style="height: 3000px"></div><main></main><script>
        setTimeout(() => { document.querySelector('main').innerHTML = '<button disabled>Log in</button>'; }, 30);
        setTimeout(() => { document.querySelector('button').disabled = false; }, 60);
        addEventListener('click', () => { pressed = scrollY > 0; });
      </script>`,
    );
    await goto(window, server.url(`${store}/`));
    await press(window, logIn);
    expect(await evaluate(window, 'reading', z.boolean(), 'pressed')).toBe(true);
  });

  test('what a press sets off has begun when it returns', async () => {
    const { window, notes, watch } = await bench.observedWindow();
    server.answer(`${store}/api`, (_, response) => void setTimeout(() => response.end(), 50));
    server.page(`${store}/`, `<button onclick="fetch('/api')">Log in</button>`);
    await goto(window, server.url(`${store}/`));
    await press(window, logIn);
    await watch.idle();
    expect(notes.hops.at(-1)?.mark).toBe(server.mark(`GET ${store}/api`));
  });

  test('a button that does not come is missed in words for people', async () => {
    const window = await bench.newWindow();
    server.page(`${store}/`, '<p>Your   cart</p><button>Log in again</button>');
    await goto(window, server.url(`${store}/`));
    await expect(press(window, logIn, { withinMs: 500 })).rejects.toThrow(
      `The button "Log in" did not appear within 0.5 s on ${server.url(`${store}/`)}. The page shows: "Your cart Log in again"`,
    );
  });

  test('a disabled, hidden or covered button is not pressed', async () => {
    const window = await bench.newWindow();
    server.page(`${store}/disabled`, '<button disabled>Log in</button>');
    server.page(`${store}/hidden`, '<button style="opacity: 0">Log in</button>');
    server.page(`${store}/covered`, '<button>Log in</button><aside style="position: fixed; inset: 0"></aside>');
    const complaints = {
      disabled: 'stayed disabled',
      hidden: 'was not visible',
      covered: 'stayed covered by <aside>',
    };
    for (const [path, complaint] of Object.entries(complaints)) {
      await goto(window, server.url(`${store}/${path}`));
      await expect(press(window, logIn, { withinMs: 500 })).rejects.toThrow(complaint);
    }
  });

  test('waiting ends with the signal that ends the run', async () => {
    const window = await bench.newWindow();
    const stop = new AbortController();
    const pressing = press(window, logIn, { signal: stop.signal });
    stop.abort(new Error('The run was stopped.'));
    await expect(pressing).rejects.toThrow('The run was stopped.');
  });

  test('an address at which nothing answers is told in words for people', async () => {
    const window = await bench.newWindow();
    await expect(goto(window, 'http://store.example.localhost:9/')).rejects.toThrow(/could not be opened/);
  });
}
