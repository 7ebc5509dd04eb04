import type { FusionAuthClient, IRESTClient } from '@fusionauth/typescript-client';

type ClientBuilder = FusionAuthClient['clientBuilder'];
type ClientResponse<T> = Awaited<ReturnType<IRESTClient<T, unknown>['go']>>;

/** Milliseconds before a call is given up. */
const timeout = 10_000;

/** FusionAuth answered, and it was not a success. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: number;
  /** undefined when there was none, or no JSON. */
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`FusionAuth answered ${status}.`);
    this.status = status;
    this.body = body;
  }
}

/** JSON only if it says so; FusionAuth answers many refusals with nothing at all (contract, section 0.1). */
async function bodyOf(response: Response): Promise<unknown> {
  return response.headers.get('content-type')?.startsWith('application/json') ? response.json() : undefined;
}

/**
 * Carries the requests of FusionAuth's own client over the back channel. The client comes with node-fetch, which asks
 * Node's resolver, and that does not know *.localhost (RFC 6761 section 6.3); this puts the site's own fetch in its place.
 */
class BackChannelClient<RT, ERT> implements IRESTClient<RT, ERT> {
  readonly #backChannel: typeof fetch;
  readonly #url: URL;
  readonly #headers = new Headers();
  #method = 'GET';
  #body: string | URLSearchParams | undefined;

  constructor(backChannel: typeof fetch, host: string) {
    this.#backChannel = backChannel;
    this.#url = new URL(host);
  }

  withAuthorization(key: string | undefined): this {
    return key === undefined ? this : this.withHeader('authorization', key);
  }

  withUri(uri: string): this {
    this.#url.pathname = uri;
    return this;
  }

  withUriSegment(segment: string | number | undefined): this {
    if (segment !== undefined) this.#url.pathname = `${this.#url.pathname.replace(/\/$/, '')}/${segment}`;
    return this;
  }

  /** `value` is whatever the client was given; it filters nothing, so what is absent is left out here. */
  withParameter(name: string, value: unknown): this {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) this.#url.searchParams.append(name, String(one));
    }
    return this;
  }

  withMethod(method: string): this {
    this.#method = method;
    return this;
  }

  withHeader(name: string, value: string): this {
    this.#headers.set(name, value);
    return this;
  }

  withJSONBody(body: object): this {
    this.#body = JSON.stringify(body);
    return this.withHeader('content-type', 'application/json');
  }

  withFormData(body: URLSearchParams): this {
    this.#body = new URLSearchParams([...body].filter(([, value]) => value !== ''));
    return this;
  }

  /** The back channel has no cookies. */
  withCredentials(): this {
    return this;
  }

  /** The site reads answers in one way only. */
  withResponseHandler(): this {
    return this;
  }

  withErrorResponseHandler(): this {
    return this;
  }

  /** Rejects with ApiRefusal, or with what `fetch` rejects with. */
  async go(): Promise<ClientResponse<RT>> {
    const answer = await this.#backChannel(this.#url, {
      method: this.#method,
      headers: this.#headers,
      body: this.#body ?? null,
      signal: AbortSignal.timeout(timeout),
    });
    const body = await bodyOf(answer);
    if (!answer.ok) throw new ApiRefusal(answer.status, body);
    // The client only claims that it is an RT, and that there is an exception; whoever calls has to look (client.ts does).
    return { statusCode: answer.status, response: body, wasSuccessful: () => true } as ClientResponse<RT>;
  }
}

/** What `FusionAuthClient.clientBuilder` is to be replaced with. */
export const restClients = (backChannel: typeof fetch): ClientBuilder => ({
  build: <RT, ERT>(host: string) => new BackChannelClient<RT, ERT>(backChannel, host),
});
