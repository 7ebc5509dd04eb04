import { z } from 'zod';
import { createFusionAuth } from '../../../main/fusionauth/embedded/index.ts';
import { announce } from '../target.ts';

// The embedded FusionAuth with one user; scope from the command line.

const scope = process.argv[2] ?? 'openid offline_access';
const clientId = '5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7711';
const redirectUri = 'http://localhost/cb';
const { app } = await createFusionAuth({
  clock: { now: () => Date.now() },
  kickstart: { file: `${import.meta.dirname}/embedded.kickstart.json`, env: {} },
});
const origin = await app.listen({ host: '127.0.0.1', port: 0 });

const post = (path: string, fields: Record<string, string>) =>
  fetch(`${origin}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });

const login = await post('/oauth2/authorize', {
  client_id: clientId,
  redirect_uri: redirectUri,
  response_type: 'code',
  scope,
  loginId: 'ann@shop.test',
  password: 'long-enough-1',
});
const code = new URL(login.headers.get('location') ?? '').searchParams.get('code') ?? '';
const client = { client_id: clientId, client_secret: 'secret' };
const redeemed = await post('/oauth2/token', {
  ...client,
  grant_type: 'authorization_code',
  code,
  redirect_uri: redirectUri,
});
const { refresh_token } = z.object({ refresh_token: z.string() }).parse(await redeemed.json());
announce({ url: `${origin}/oauth2/token`, form: { ...client, grant_type: 'refresh_token', refresh_token } });
