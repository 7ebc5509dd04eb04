import { FusionAuthClient } from '@fusionauth/typescript-client';
import { z } from 'zod';
import type { AccessTokens } from '../oidc/access-tokens.ts';
import { FusionAuthRefused, FusionAuthUnreachable } from '../oidc/failures.ts';
import type { Refresh, TokenSet } from '../oidc/token-set.ts';
import { refusalOf } from './refusals.ts';
import { ApiRefusal, restClients } from './rest-client.ts';

export interface LoginApiOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly apiKey: string;
  readonly backChannel: typeof fetch;
  readonly accessTokens: AccessTokens;
}

/** FusionAuth's Login API, as a backend uses it that has a login form of its own (contract, section 4). */
export interface LoginApi {
  /** One back-channel call. Throws LoginRefused, FusionAuthRefused or FusionAuthUnreachable. */
  logIn(loginId: string, password: string): Promise<TokenSet>;
  /** At the Refresh API, since these tokens come from no OAuth grant (contract, section 5). */
  readonly refresh: Refresh;
}

const loginAnswer = z.object({
  token: z.string(),
  refreshToken: z.string().optional(),
  user: z.object({
    id: z.string(),
    email: z.string().optional(),
    fullName: z.string().optional(),
    firstName: z.string().optional(),
    lastName: z.string().optional(),
  }),
});

const refreshAnswer = z.object({ token: z.string(), refreshToken: z.string().optional() });

type ApiUser = z.infer<typeof loginAnswer>['user'];

const nameOf = ({ fullName, firstName, lastName }: ApiUser) =>
  fullName ?? ([firstName, lastName].filter((part) => part !== undefined).join(' ') || undefined);

const tokensOf = ({ token, refreshToken }: z.infer<typeof refreshAnswer>) => ({
  accessToken: token,
  ...(refreshToken === undefined ? {} : { refreshToken }),
});

const unreachable = (cause: unknown) =>
  new FusionAuthUnreachable('FusionAuth gave no answer that can be used.', { cause });

/** Asks over the back channel, by way of FusionAuth's own client. */
export function createLoginApi({ issuer, clientId, apiKey, backChannel, accessTokens }: LoginApiOptions): LoginApi {
  const client = new FusionAuthClient(apiKey, issuer);
  client.clientBuilder = restClients(backChannel);

  return {
    async logIn(loginId, password) {
      try {
        const { statusCode, response } = await client.login({ applicationId: clientId, loginId, password });
        // 202, 203, 212, 213 and 242 are successes to the client, and none of them is a login (contract, section 4.1).
        if (statusCode !== 200) throw new ApiRefusal(statusCode, response);
        const { user, ...tokens } = loginAnswer.parse(response);
        const name = nameOf(user);
        return {
          ...tokensOf(tokens),
          user: {
            id: user.id,
            ...(user.email === undefined ? {} : { email: user.email }),
            ...(name === undefined ? {} : { name }),
          },
        };
      } catch (error) {
        throw error instanceof ApiRefusal ? refusalOf(error) : unreachable(error);
      }
    },

    async refresh(refreshToken) {
      try {
        const { response } = await client.exchangeRefreshTokenForJWT({ refreshToken });
        const tokens = tokensOf(refreshAnswer.parse(response));
        // There is no user in this answer, so the token says who it is (facts/workflows.md, section 4, "User object").
        const user = await accessTokens.verify(tokens.accessToken);
        if (user === undefined) throw new FusionAuthRefused('back', 'invalid_token');
        return { ...tokens, user };
      } catch (error) {
        if (error instanceof FusionAuthRefused) throw error;
        // Old versions answer a dead token with 404 (contract, section 5).
        const refused = error instanceof ApiRefusal && (error.status === 400 || error.status === 404);
        throw refused ? new FusionAuthRefused('back', 'invalid_grant') : unreachable(error);
      }
    },
  };
}
