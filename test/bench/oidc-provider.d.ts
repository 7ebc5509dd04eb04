// oidc-provider has no types of its own; these are the few that the benchmark uses.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Stored {
    save(): Promise<string>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    readonly Client: { find(clientId: string): Promise<object | undefined> };
    readonly Grant: new (
      properties: Readonly<Record<string, unknown>>,
    ) => Stored & { addOIDCScope(scope: string): void; addResourceScope(resource: string, scope: string): void };
    readonly RefreshToken: new (
      properties: Readonly<Record<string, unknown>>,
    ) => Stored;
  }
}
