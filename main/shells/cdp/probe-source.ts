/** More of one text than this is not reported, in characters. */
const LONGEST = 65_536;

/**
 * The script that runs in the page. It is handed over as text: everything it uses stands in it.
 * It looks when something may have changed, and speaks only when something has.
 */
function probe(binding: string, longest: number): void {
  if (!/^https?:$/.test(location.protocol)) return;
  const tell = (globalThis as unknown as Record<string, (payload: string) => void>)[binding];
  delete (globalThis as unknown as Record<string, unknown>)[binding];
  if (typeof tell !== 'function') return;
  const { origin } = location;
  const last = new Map<string, string>();
  const send = (message: Record<string, string | boolean>) => tell(JSON.stringify({ ...message, origin }));

  const saw = (source: string, text: string) => {
    const seen = text.slice(0, longest);
    if ((last.get(source) ?? '') === seen) return;
    last.set(source, seen);
    send({ kind: 'saw', source, text: seen });
  };
  const items = (area: Storage) => (area.length === 0 ? '' : JSON.stringify({ ...area }));
  const passwordFields = () => [...document.querySelectorAll<HTMLInputElement>('input[type=password]')];

  const look = () => {
    saw('location', location.search || location.hash ? location.href : '');
    saw('document.cookie', document.cookie);
    saw('local storage', items(localStorage));
    saw('session storage', items(sessionStorage));
    const fields = passwordFields().filter((field) => field.checkVisibility());
    const typed = fields.map(({ value }) => value).filter((value) => value !== '');
    saw(
      'form field',
      typed.length === 0 ? '' : new URLSearchParams(typed.map((value) => ['password', value])).toString(),
    );
    const shows = fields.length > 0 ? 'login form' : 'no login form';
    if ((last.get('shows') ?? 'no login form') === shows) return;
    last.set('shows', shows);
    send({ kind: 'page', shows });
  };

  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  for (const event of ['input', 'change', 'submit', 'hashchange', 'popstate', 'DOMContentLoaded', 'load', 'storage']) {
    addEventListener(event, look, true);
  }
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (...args: Parameters<History['pushState']>) {
      original.apply(this, args);
      look();
    };
  }
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key: string, value: string) {
    setItem.call(this, key, value);
    look();
  };

  const getItem = Storage.prototype.getItem;
  Storage.prototype.getItem = function (key: string) {
    const value = getItem.call(this, key);
    const found = value !== null;
    const area = this === localStorage ? 'local storage' : 'session storage';
    const asked = `read ${area} ${key}`;
    if (last.get(asked) !== String(found)) {
      last.set(asked, String(found));
      send({ kind: 'read', area, key: String(key), found });
    }
    return value;
  };

  const fetched = globalThis.fetch;
  globalThis.fetch = async (...args: Parameters<typeof fetch>) => {
    const body = args[1]?.body;
    if (typeof body === 'string') saw('fetch request', body);
    const response = await fetched(...args);
    const copy = response.clone();
    void copy.text().then(
      (text) => {
        saw('fetch response', text);
        // What a script has in its hands it has only while it works with it.
        last.delete('fetch response');
        last.delete('fetch request');
        look();
      },
      () => undefined,
    );
    return response;
  };
}

/** The probe as a text to run in a page; `binding` is the function by which it speaks. */
export function probeSource(binding: string): string {
  return `(${probe.toString()})(${JSON.stringify(binding)}, ${LONGEST});`;
}
