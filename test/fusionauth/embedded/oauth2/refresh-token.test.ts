import { describe, expect, it } from 'vitest';
import { claimsOf, headerOf, openShop, USER_ID } from '../shop.ts';

const NOT_FOUND = {
  error: 'invalid_grant',
  error_description: 'The refresh_token is invalid.',
  error_reason: 'refresh_token_not_found',
};

const DAY = 86_400;

describe('the refresh token grant', () => {
  it('answers with new tokens, and always with the refresh token', async () => {
    const shop = await openShop();
    const first = await shop.tokens();
    shop.clock.advance(10);
    const response = await shop.refresh(first.refresh_token);
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      access_token: expect.not.stringMatching(first.access_token),
      expires_in: 3600,
      id_token: expect.stringMatching(/^eyJ/),
      refresh_token: first.refresh_token,
      refresh_token_id: first.refresh_token_id,
      scope: 'openid offline_access email',
      token_type: 'Bearer',
      userId: USER_ID,
    });
    const { access_token } = response.json();
    expect(headerOf(access_token)).toMatchObject({ gty: ['authorization_code', 'refresh_token'] });
    expect(claimsOf(access_token)).toMatchObject({
      authenticationType: 'REFRESH_TOKEN',
      auth_time: 1_800_000_000,
      iat: 1_800_000_010,
      exp: 1_800_003_610,
      sid: first.refresh_token_id,
    });
  });

  it('refuses unknown tokens, missing ones, and those of another client', async () => {
    const shop = await openShop();
    const { refresh_token } = await shop.tokens();
    const thief = { client_id: '5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7722', client_secret: 'forum-secret' };
    for (const response of [await shop.refresh('x'), await shop.refresh(refresh_token, thief)]) {
      expect(response.statusCode).toBe(400);
      expect(response.json()).toEqual(NOT_FOUND);
    }
    expect((await shop.refresh('')).json()).toMatchObject({ error_reason: 'missing_refresh_token' });
    expect((await shop.refresh(refresh_token)).statusCode).toBe(200);
  });

  it('narrows the scope of the access token, not of the refresh token', async () => {
    const shop = await openShop();
    const { refresh_token } = await shop.tokens();
    expect((await shop.refresh(refresh_token, { scope: 'email' })).json()).toMatchObject({ scope: 'email' });
    expect((await shop.refresh(refresh_token)).json()).toMatchObject({ scope: 'openid offline_access email' });
    const wider = await shop.refresh(refresh_token, { scope: 'profile' });
    expect(wider.statusCode).toBe(400);
    expect(wider.json()).toMatchObject({ error: 'invalid_scope' });
  });

  it('is revoked when it asks for an unknown scope', async () => {
    const shop = await openShop();
    const { refresh_token } = await shop.tokens();
    const response = await shop.refresh(refresh_token, { scope: 'openid bogus' });
    expect(response.json()).toMatchObject({ error: 'invalid_scope', error_reason: 'unknown_scope' });
    expect((await shop.refresh(refresh_token)).json()).toEqual(NOT_FOUND);
  });

  it('shortens the access token with expires_in, and does not lengthen it', async () => {
    const shop = await openShop();
    const { refresh_token } = await shop.tokens();
    expect((await shop.refresh(refresh_token, { expires_in: '60' })).json()).toMatchObject({ expires_in: 60 });
    for (const expires_in of ['3601', '0', '-1', 'x', '1e3']) {
      const response = await shop.refresh(refresh_token, { expires_in });
      expect(response.statusCode).toBe(400);
      expect(response.json()).toMatchObject({ error_reason: 'invalid_expires_in' });
    }
  });

  it('stops for a user who is locked or deleted', async () => {
    for (const query of ['', '?hardDelete=true']) {
      const shop = await openShop();
      const { refresh_token } = await shop.tokens();
      await shop.api('DELETE', `/api/user/${USER_ID}${query}`);
      expect((await shop.refresh(refresh_token)).json()).toEqual(NOT_FOUND);
    }
  });

  it('stops when the password changes, unless the policy says otherwise', async () => {
    const strict = await openShop();
    const lenient = await openShop({
      tenant: { jwtConfiguration: { refreshTokenRevocationPolicy: { onPasswordChanged: false } } },
    });
    for (const [shop, status] of [
      [strict, 400],
      [lenient, 200],
    ] as const) {
      const { refresh_token } = await shop.tokens();
      await shop.api('PATCH', `/api/user/${USER_ID}`, { user: { password: 'another-one' } });
      expect((await shop.refresh(refresh_token)).statusCode).toBe(status);
    }
  });
});

describe('the expiration policy', () => {
  it('Fixed: 30 days from the start, however often it is used', async () => {
    const shop = await openShop();
    const { refresh_token } = await shop.tokens();
    shop.clock.advance(30 * DAY - 1);
    expect((await shop.refresh(refresh_token)).statusCode).toBe(200);
    shop.clock.advance(1);
    expect((await shop.refresh(refresh_token)).json()).toEqual(NOT_FOUND);
  });

  it('SlidingWindow: each use restarts the lifetime', async () => {
    const shop = await openShop({
      jwt: { refreshTokenExpirationPolicy: 'SlidingWindow', refreshTokenTimeToLiveInMinutes: 1 },
    });
    const { refresh_token } = await shop.tokens();
    for (let use = 0; use < 5; use += 1) {
      shop.clock.advance(59);
      expect((await shop.refresh(refresh_token)).statusCode).toBe(200);
    }
    shop.clock.advance(60);
    expect((await shop.refresh(refresh_token)).json()).toEqual(NOT_FOUND);
  });

  it('SlidingWindowWithMaximumLifetime: until the maximum has passed', async () => {
    const shop = await openShop({
      jwt: {
        refreshTokenExpirationPolicy: 'SlidingWindowWithMaximumLifetime',
        refreshTokenTimeToLiveInMinutes: 1,
        refreshTokenSlidingWindowConfiguration: { maximumTimeToLiveInMinutes: 2 },
      },
    });
    const { refresh_token } = await shop.tokens();
    for (const seconds of [50, 50, 19]) {
      shop.clock.advance(seconds);
      expect((await shop.refresh(refresh_token)).statusCode).toBe(200);
    }
    shop.clock.advance(1);
    expect((await shop.refresh(refresh_token)).json()).toEqual(NOT_FOUND);
  });
});

describe('one-time use', () => {
  const ONE_TIME = { refreshTokenUsagePolicy: 'OneTimeUse' };

  it('gives a new value each time under the same id, and refuses the old one', async () => {
    const shop = await openShop({ jwt: ONE_TIME });
    const first = await shop.tokens();
    const second = (await shop.refresh(first.refresh_token)).json();
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(second.refresh_token_id).toBe(first.refresh_token_id);
    expect((await shop.refresh(first.refresh_token)).json()).toEqual(NOT_FOUND);
    expect((await shop.refresh(second.refresh_token)).statusCode).toBe(200);
  });

  it('lets only one of many simultaneous requests through', async () => {
    const shop = await openShop({ jwt: ONE_TIME });
    const { refresh_token } = await shop.tokens();
    const responses = await Promise.all(Array.from({ length: 20 }, () => shop.refresh(refresh_token)));
    expect(responses.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it('revokes the lineage on a replay, if the policy says so', async () => {
    const shop = await openShop({
      jwt: { ...ONE_TIME, refreshTokenRevocationPolicy: { onOneTimeTokenReuse: true } },
    });
    const [stolen, other] = [await shop.tokens(), await shop.tokens()];
    const current = (await shop.refresh(stolen.refresh_token)).json().refresh_token;
    expect((await shop.refresh(stolen.refresh_token)).json()).toEqual(NOT_FOUND);
    expect((await shop.refresh(current)).json()).toEqual(NOT_FOUND);
    expect((await shop.refresh(other.refresh_token)).statusCode).toBe(200);
  });

  it('accepts the previous value within its grace period, without a second rotation', async () => {
    const shop = await openShop({
      jwt: { ...ONE_TIME, refreshTokenOneTimeUseConfiguration: { gracePeriodInSeconds: 10 } },
    });
    const { refresh_token } = await shop.tokens();
    const current = (await shop.refresh(refresh_token)).json().refresh_token;
    shop.clock.advance(9);
    expect((await shop.refresh(refresh_token)).json()).toMatchObject({ refresh_token: current });
    shop.clock.advance(1);
    expect((await shop.refresh(refresh_token)).json()).toEqual(NOT_FOUND);
    expect((await shop.refresh(current)).statusCode).toBe(200);
  });
});
