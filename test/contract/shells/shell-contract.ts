import { describe } from 'vitest';
import { automationContract } from './automation.ts';
import type { ShellFactory } from './bench.ts';
import { Bench } from './bench.ts';
import { clockContract } from './clock.ts';
import { cookieContract } from './cookies.ts';
import { probeContract } from './probe.ts';
import { profileContract } from './profiles.ts';
import { storageContract } from './storage.ts';
import { windowContract } from './windows.ts';

/** The one suite that every shell passes. A shell that cannot run here calls it within `describe.skip`, visibly. */
export function shellContract(shell: string, launch: ShellFactory): void {
  describe(`${shell} as a shell`, () => {
    const bench = new Bench(launch);
    describe('windows', () => windowContract(bench));
    describe('profiles', () => profileContract(bench));
    describe('cookies', () => cookieContract(bench));
    describe('storage', () => storageContract(bench));
    describe('probe', () => probeContract(bench));
    describe('clock', () => clockContract(bench));
    describe('automation', () => automationContract(bench));
  });
}
