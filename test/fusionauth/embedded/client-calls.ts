import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { FusionAuthClient, type IRESTClient } from '@fusionauth/typescript-client';

/** What one method of FusionAuth's own client sends. */
export interface ClientCall {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly contentType: string | undefined;
}

/** Stands for every argument: an id that nothing has. */
export const ARGUMENT = '99999999-9999-9999-9999-999999999999';

/** A client that notes its call instead of sending it. */
class NotingClient<RT, ERT> implements IRESTClient<RT, ERT> {
  readonly #note: (call: Omit<ClientCall, 'name'>) => void;
  #contentType: string | undefined;
  #method = '';
  #path = '';

  constructor(note: (call: Omit<ClientCall, 'name'>) => void) {
    this.#note = note;
  }

  withUri(uri: string) {
    this.#path = uri;
    return this;
  }

  withUriSegment(segment: string | number | null | undefined) {
    this.#path += segment === null || segment === undefined ? '' : `/${segment}`;
    return this;
  }

  withMethod(method: string) {
    this.#method = method;
    return this;
  }

  withJSONBody() {
    this.#contentType = 'application/json';
    return this;
  }

  withFormData() {
    this.#contentType = 'application/x-www-form-urlencoded';
    return this;
  }

  withAuthorization() {
    return this;
  }

  withHeader() {
    return this;
  }

  withParameter() {
    return this;
  }

  withCredentials() {
    return this;
  }

  withResponseHandler() {
    return this;
  }

  withErrorResponseHandler() {
    return this;
  }

  go(): Promise<never> {
    this.#note({ method: this.#method, path: this.#path, contentType: this.#contentType });
    // Nobody waits for it.
    return new Promise(() => undefined);
  }
}

const METHOD = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+(\w+)\(([^)]*)\) \{/g;

/** The methods of the client's class, with what its comments say: which parameters each has and which may be left out. */
function documentedMethods() {
  const file = createRequire(import.meta.url).resolve('@fusionauth/typescript-client/build/src/FusionAuthClient.js');
  return [...readFileSync(file, 'utf8').matchAll(METHOD)].flatMap(([, comment = '', name = '', parameters = '']) => {
    const method: unknown = Reflect.get(FusionAuthClient.prototype, name);
    const isSetting = name.startsWith('set');
    const names = parameters.split(', ').filter((parameter) => parameter !== '');
    const isOptional = (parameter: string) => new RegExp(`\\} ${parameter} \\(Optional\\)`).test(comment);
    return typeof method === 'function' && !isSetting ? [{ name, method, names, isOptional }] : [];
  });
}

/** Every call that the client can make: with all arguments, and without those that may be left out. */
export function clientCalls(): readonly ClientCall[] {
  return documentedMethods().flatMap(({ name, method, names, isOptional }) => {
    const calls: ClientCall[] = [];
    const client = new FusionAuthClient('key', 'http://fusionauth.test');
    client.clientBuilder = { build: () => new NotingClient((call) => calls.push({ name, ...call })) };
    Reflect.apply(
      method,
      client,
      names.map(() => ARGUMENT),
    );
    Reflect.apply(
      method,
      client,
      names.map((parameter) => (isOptional(parameter) ? undefined : ARGUMENT)),
    );
    return calls;
  });
}
