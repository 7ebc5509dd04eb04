import { expect, test } from 'vitest';
import { z } from 'zod';
import { evaluate } from '../../../main/shells/cdp/evaluate.ts';
import { goto } from '../../../main/shells/cdp/goto.ts';
import type { Bench } from './bench.ts';
import { store } from './bench.ts';
import type { Notes } from './notes.ts';

const seen = (notes: Notes, source: string) =>
  notes.sights.filter((sight) => sight.source === source).map(({ text }) => text);

/** What a script in the page could read, as the probe tells it. */
export function probeContract(bench: Bench): void {
  test('the fragment is seen before the page takes it away, and then it is gone', async () => {
    const { window, notes } = await bench.observedWindow();
    // The page's own script runs after the probe, as a library that was compromised would.
    bench.server.page(`${store}/callback`, "<script>history.replaceState(null, '', '/')</script>");
    await goto(window, `${bench.server.url(`${store}/callback`)}#access_token=abc`);
    await notes.until((so) => seen(so, 'location').length === 2);
    expect(seen(notes, 'location')).toEqual([`${bench.server.url(`${store}/callback`)}#access_token=abc`, '']);
  });

  test('an HttpOnly cookie is never seen, any other one is', async () => {
    const { window, notes } = await bench.observedWindow();
    bench.server.page(`${store}/`, '', { 'set-cookie': ['sid=secret; HttpOnly', 'theme=dark'] });
    await goto(window, bench.server.url(`${store}/`));
    await notes.until((so) => seen(so, 'document.cookie').length > 0);
    expect(seen(notes, 'document.cookie')).toEqual(['theme=dark']);
    expect(JSON.stringify(notes.sights)).not.toContain('secret');
  });

  test('what a page fetches, stores and has typed into it is seen', async () => {
    const { window, notes } = await bench.observedWindow();
    bench.server.page(`${store}/`, '<input type="password" aria-label="Password">');
    bench.server.page(`${store}/data`, 'the answer');
    await goto(window, bench.server.url(`${store}/`));
    const script = `(async () => {
      await fetch('/data', { method: 'POST', body: 'the question' });
      localStorage.setItem('jwt', 'kept');
      const field = document.querySelector('input');
      field.value = 'hunter2';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    })()`;
    await evaluate(window, 'fetching', z.unknown(), script);
    await notes.until((so) => seen(so, 'form field').length > 0 && seen(so, 'fetch response').length > 0);
    expect(seen(notes, 'fetch request')).toEqual(['the question']);
    expect(seen(notes, 'fetch response')[0]).toContain('the answer');
    expect(seen(notes, 'local storage')).toEqual(['{"jwt":"kept"}']);
    expect(seen(notes, 'form field')).toEqual(['password=hunter2']);
  });

  test('a login form is told when it comes and when it goes', async () => {
    const { window, notes } = await bench.observedWindow();
    bench.server.page(`${store}/`, '<form><input type="password"></form>');
    await goto(window, bench.server.url(`${store}/`));
    await notes.until(({ pages }) => pages.length === 1);
    await evaluate(window, 'removing', z.unknown(), "document.querySelector('form').remove()");
    await notes.until(({ pages }) => pages.length === 2);
    expect(notes.pages.map(({ shows }) => shows)).toEqual(['login form', 'no login form']);
  });
}
