import { afterAll, beforeAll, describe } from 'vitest';
import type { FusionAuth } from '../../../main/fusionauth/port.ts';
import { Bench, environment } from './bench.ts';
import { crossOrigin } from './cross-origin.ts';
import { hostedLogin } from './hosted-login.ts';
import { loginApi } from './login-api.ts';
import { provisioned } from './provisioned.ts';
import { publicKeys } from './public-keys.ts';
import { tokens } from './tokens.ts';

/** Starts a FusionAuth with the kickstart file's `#{ENV.…}` filled. */
export type Start = (environment: Readonly<Record<string, string>>) => Promise<FusionAuth>;

/** The one suite that every FusionAuth passes: what the workflows need of it. Call it within `describe.skip` where it cannot run. */
export function fusionAuthContract(which: string, start: Start): void {
  describe(which, () => {
    let made: Bench | undefined;
    const bench = () => {
      if (!made) throw new Error('FusionAuth has not been started.');
      return made;
    };
    beforeAll(async () => {
      made = new Bench(await start(environment));
    }, 240_000);
    afterAll(() => made?.close());
    describe('kickstart', () => provisioned(bench));
    describe('discovery and keys', () => publicKeys(bench));
    describe('hosted login', () => hostedLogin(bench));
    describe('tokens', () => tokens(bench));
    describe('Login API', () => loginApi(bench));
    describe('other origins', () => crossOrigin(bench));
  });
}
