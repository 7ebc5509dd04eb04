import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readProvisioning } from '../../../main/fusionauth/kickstart/provisioning.ts';
import type { FusionAuth } from '../../../main/fusionauth/port.ts';
import { inProcess } from '../../../main/lab/front-door/in-process.ts';
import type { Upstream } from '../../../main/lab/front-door/message.ts';
import { network } from '../../../main/lab/front-door/network.ts';
import { environment } from '../../fusionauth/container/launch-environment.ts';

export { environment };

export const provisioning = readProvisioning();
export const store = provisioning.applications.store;
export const redirectUri = `${environment.STORE_ORIGIN}/callback`;

/** One request, as the front door would hand it on. */
export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'OPTIONS';
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** One answer, byte for byte as it came. */
export class Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;

  constructor(status: number, headers: readonly (readonly [string, string])[], text: string) {
    this.status = status;
    this.headers = headers;
    this.text = text;
  }

  header(name: string): string | undefined {
    return this.headers.find(([known]) => known.toLowerCase() === name)?.[1];
  }

  get setCookies(): readonly string[] {
    return this.headers.flatMap(([name, value]) => (name.toLowerCase() === 'set-cookie' ? [value] : []));
  }

  /** The value that a cookie is set to. */
  cookie(name: string): string | undefined {
    const line = this.setCookies.find((one) => one.startsWith(`${name}=`));
    return line?.slice(name.length + 1).split(';', 1)[0];
  }

  json(): Record<string, unknown> {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(this.text));
  }

  /** A member of the JSON body that must be a string. */
  member(name: string): string {
    return z.string().parse(this.json()[name]);
  }

  /** Where it redirects to, with the parameters of query and fragment. */
  get location(): { readonly address: string; readonly parameters: URLSearchParams } {
    const url = new URL(z.string().parse(this.header('location')));
    return {
      address: `${url.origin}${url.pathname}`,
      parameters: new URLSearchParams([...url.searchParams, ...new URLSearchParams(url.hash.slice(1))]),
    };
  }
}

/** A FusionAuth on the bench: spoken to through what stands behind the front door, whichever implementation it is. */
export class Bench {
  readonly fusionauth: FusionAuth;
  readonly #upstream: Upstream;
  readonly #close: () => Promise<void>;

  constructor(fusionauth: FusionAuth) {
    this.fusionauth = fusionauth;
    const { answersAt } = fusionauth;
    const remote = answersAt.in === 'network' ? network(answersAt.origin) : undefined;
    this.#upstream = remote?.upstream ?? (answersAt.in === 'process' ? inProcess(answersAt.app) : Bench.#nowhere);
    this.#close = async () => {
      await remote?.close();
      await fusionauth.close();
    };
  }

  static readonly #nowhere: Upstream = async () => {
    throw new Error('This FusionAuth answers nowhere.');
  };

  close(): Promise<void> {
    return this.#close();
  }

  /** At FusionAuth's public address. */
  async ask(target: string, { method, headers = {}, form, json }: Ask = {}): Promise<Answer> {
    const body = form ? new URLSearchParams(form).toString() : json === undefined ? '' : JSON.stringify(json);
    const type = form ? 'application/x-www-form-urlencoded' : json === undefined ? undefined : 'application/json';
    const answer = await this.#upstream({
      method: method ?? (form || json !== undefined ? 'POST' : 'GET'),
      target,
      headers: [
        ['Host', new URL(environment.FUSIONAUTH_ORIGIN).host],
        ...Object.entries(headers),
        ...(type ? [['Content-Type', type] as const] : []),
        ...(body ? [['Content-Length', String(Buffer.byteLength(body))] as const] : []),
      ],
      body: Buffer.from(body),
    });
    return new Answer(answer.status, answer.headers, answer.body.toString());
  }

  /** With the API key. */
  api(target: string, ask: Ask = {}): Promise<Answer> {
    return this.ask(target, { ...ask, headers: { Authorization: provisioning.apiKey, ...ask.headers } });
  }

  /** Changes the Store; throws when refused. */
  async configure(application: Readonly<Record<string, unknown>>): Promise<void> {
    const { status, text } = await this.api(`/api/application/${store.clientId}`, {
      method: 'PATCH',
      json: { application },
    });
    if (status !== 200) throw new Error(`FusionAuth refused the change of the Store: ${status} ${text}`);
  }

  /** The address that a login begins at. */
  authorize(more: Readonly<Record<string, string>> = {}): string {
    return `/oauth2/authorize?${new URLSearchParams({ ...loginRequest, ...more })}`;
  }

  /** Submits the login form. */
  logIn(more: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const { email, password } = provisioning.user;
    return this.ask('/oauth2/authorize', { form: { ...loginRequest, loginId: email, password, ...more }, headers });
  }

  /** The answer to the login form, followed through FusionAuth's own hops (contract, section 1.5) to the application's address. */
  async arrive(first: Answer): Promise<Answer> {
    let answer = first;
    for (let hops = 0; hops < 5; hops += 1) {
      const location = answer.header('location');
      if (location === undefined || !/^\/|^http:\/\/example\.fusionauth\.localhost/.test(location)) return answer;
      const url = new URL(location, environment.FUSIONAUTH_ORIGIN);
      const cookies = first.setCookies.map((line) => line.split(';', 1)[0]).join('; ');
      answer = await this.ask(`${url.pathname}${url.search}`, { headers: cookies ? { Cookie: cookies } : {} });
    }
    return answer;
  }

  /** A code of a login just made. */
  async code(more: Readonly<Record<string, string>> = {}): Promise<string> {
    const arrived = await this.arrive(await this.logIn(more));
    return z.string().parse(arrived.location.parameters.get('code'));
  }

  redeem(code: string, more: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...more,
    });
  }

  refresh(refreshToken: string): Promise<Answer> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  token(form: Readonly<Record<string, string>>): Promise<Answer> {
    const credentials = { client_id: store.clientId, client_secret: store.clientSecret };
    return this.ask('/oauth2/token', { form: { ...credentials, ...form } });
  }
}

const verifier = randomBytes(32).toString('base64url');

const loginRequest = {
  client_id: store.clientId,
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid offline_access email',
  state: 'a state',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};
