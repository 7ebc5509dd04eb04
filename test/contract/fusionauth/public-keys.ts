import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import { type Bench, environment, provisioning, store } from './bench.ts';

const issuer = environment.FUSIONAUTH_ORIGIN;

/** Discovery, and keys that verify what it issues. */
export function publicKeys(bench: () => Bench): void {
  it('describes itself under its public address', async () => {
    const description = (await bench().ask('/.well-known/openid-configuration')).json();
    expect(description).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/oauth2/authorize`,
      token_endpoint: `${issuer}/oauth2/token`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
    });
  });

  it('issues tokens that its published keys verify, for whom and for what they are', async () => {
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), {
      [customFetch]: async () => new Response((await bench().ask('/.well-known/jwks.json')).text),
    });
    const tokens = await bench().redeem(await bench().code());
    const access = await jwtVerify(tokens.member('access_token'), keys, { issuer, audience: store.clientId });
    expect(access.payload).toMatchObject({
      applicationId: store.clientId,
      roles: ['customer'],
    });
    const id = await jwtVerify(tokens.member('id_token'), keys, { issuer, audience: store.clientId });
    expect(id.payload).toMatchObject({ sub: access.payload.sub, email: provisioning.user.email });
  });

  it('publishes no private half of a key', async () => {
    const { text } = await bench().ask('/.well-known/jwks.json');
    expect(text).toContain('"kty"');
    expect(text).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
  });
}
