import { CookieJar } from 'tough-cookie';
import { ask, type Reply } from './http.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_whole, name) => entities[name] ?? '');

/** Somebody with a cookie jar who follows links and redirects: their own browser, curl, or a script. */
export class Visitor {
  readonly #jar = new CookieJar(undefined, { allowSpecialUseDomain: true });

  /** Goes there, and on to wherever the answers lead. */
  async go(url: string, form?: Readonly<Record<string, string>>): Promise<Reply> {
    const target = new URL(url);
    const reply = await ask(Number(target.port), {
      host: target.hostname,
      method: form ? 'POST' : 'GET',
      path: `${target.pathname}${target.search}`,
      headers: {
        cookie: await this.#jar.getCookieString(url),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    });
    for (const line of reply.headers['set-cookie'] ?? []) await this.#jar.setCookie(line, url, { ignoreError: true });
    const { location } = reply.headers;
    return reply.status === 302 && location ? this.go(new URL(location, url).href) : reply;
  }

  /** Logs in to a single-page site as a person does: asks who is there, follows the link, fills in FusionAuth's form. */
  async logIn(site: string, { email, password }: { email: string; password: string }): Promise<void> {
    const { login } = JSON.parse((await this.go(`${site}/api/user`)).text);
    const page = await this.go(login);
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]));
    await this.go(new URL('/oauth2/authorize', login).href, {
      ...fields,
      loginId: email,
      password,
      rememberDevice: 'true',
    });
  }
}
