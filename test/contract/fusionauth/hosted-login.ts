import { afterEach, expect, it } from 'vitest';
import { type Bench, environment, redirectUri } from './bench.ts';

/** The login form, what comes of it, and single sign-on (contract, sections 1.2 to 1.8). */
export function hostedLogin(bench: () => Bench): void {
  afterEach(() =>
    bench().configure({
      oauthConfiguration: {
        enabledGrants: ['authorization_code', 'refresh_token'],
        proofKeyForCodeExchangePolicy: 'Required',
      },
    }),
  );

  it('shows a form with its fields', async () => {
    const form = await bench().ask(bench().authorize());
    expect(form.status).toBe(200);
    expect(form.header('content-type')).toContain('text/html');
    for (const name of ['loginId', 'password', 'rememberDevice', 'client_id', 'state', 'code_challenge'])
      expect(form.text).toContain(`name="${name}"`);
  });

  it('shows it again for a wrong password', async () => {
    const again = await bench().logIn({ password: 'wrong' });
    expect(again.status).toBe(200);
    expect(again.text).toContain('Invalid login credentials.');
  });

  it('does not redirect to an address that nobody has registered', async () => {
    const refused = await bench().ask(bench().authorize({ redirect_uri: 'http://thief.example/' }));
    expect(refused.header('location')).toBeUndefined();
    expect(refused.status).toBe(400);
  });

  it('redirects with code, state and issuer', async () => {
    const { location } = await bench().arrive(await bench().logIn());
    expect(location.address).toBe(redirectUri);
    expect(location.parameters.get('state')).toBe('a state');
    expect(location.parameters.get('iss')).toBe(environment.FUSIONAUTH_ORIGIN);
    expect(location.parameters.get('code')).toBeTruthy();
  });

  it('asks nobody again who wished to be kept signed in, and everybody else', async () => {
    const kept = await bench().logIn({ rememberDevice: 'true' });
    const sso = kept.cookie('fusionauth.sso');
    expect(kept.setCookies.find((line) => line.startsWith('fusionauth.sso='))).toMatch(/HttpOnly/i);
    expect(kept.setCookies.find((line) => line.startsWith('fusionauth.sso='))).not.toMatch(/Domain=|Secure/i);
    const again = await bench().arrive(
      await bench().ask(bench().authorize(), { headers: { Cookie: `fusionauth.sso=${sso}` } }),
    );
    expect(again.location.parameters.get('code')).toBeTruthy();
    const unkept = await bench().logIn();
    expect(
      (
        await bench().ask(bench().authorize(), {
          headers: { Cookie: `fusionauth.sso=${unkept.cookie('fusionauth.sso') ?? ''}` },
        })
      ).status,
    ).toBe(200);
  });

  it('hands out a token in the fragment, in the implicit grant and with that only', async () => {
    const implicit = { response_type: 'token', scope: 'email', code_challenge: '', code_challenge_method: '' };
    expect((await bench().ask(bench().authorize(implicit))).text).not.toContain('name="password"');
    await bench().configure({
      oauthConfiguration: { enabledGrants: ['implicit'], proofKeyForCodeExchangePolicy: 'NotRequired' },
    });
    const arrived = await bench().arrive(await bench().logIn(implicit));
    expect(arrived.header('location')).toContain('#');
    expect(arrived.location.parameters.get('access_token')).toBeTruthy();
    expect(arrived.location.parameters.get('refresh_token')).toBeNull();
  });
}
