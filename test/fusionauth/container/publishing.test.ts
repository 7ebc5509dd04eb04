import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { choosePublishing } from '../../../main/fusionauth/container/publishing.ts';

/** Whoever reaches FusionAuth has its API key: its port is bound as narrowly as this process can still reach it. */
describe('the port of a FusionAuth in containers', () => {
  const ownedBy = (own: readonly string[]) => async (address: string) => own.includes(address);
  const own = ownedBy(['192.168.1.20']);

  it.each(['localhost', '127.0.0.1', '127.0.1.1'])(
    'is on loopback with an engine on this machine (%s)',
    async (host) => {
      for (const isLocal of [true, false]) {
        expect(await choosePublishing({ host, isLocal }, own)).toEqual({ bindTo: '127.0.0.1', answersAt: '127.0.0.1' });
      }
    },
  );

  it('is on loopback when this process and the engine are in the same container', async () => {
    const publishing = await choosePublishing({ host: '172.17.0.1', isLocal: true }, ownedBy(['172.17.0.1']));
    expect(publishing).toEqual({ bindTo: '127.0.0.1', answersAt: '127.0.0.1' });
  });

  it('is on the engine’s bridge when this process is in a container and the engine outside', async () => {
    const publishing = await choosePublishing({ host: '172.17.0.1', isLocal: true }, ownedBy(['172.17.0.4']));
    expect(publishing).toEqual({ bindTo: '172.17.0.1', answersAt: '172.17.0.1' });
  });

  it.each([
    ['build.example.com', 'build.example.com'],
    ['10.1.2.3', '10.1.2.3'],
    ['2001:db8::7', '[2001:db8::7]'],
  ])('is wherever an engine on another machine has an address (%s)', async (host, answersAt) => {
    expect(await choosePublishing({ host, isLocal: false }, own)).toEqual({ answersAt });
  });

  it('asks the system whether an address is its own', async () => {
    // Reserved for documentation (RFC 5737): nobody has it.
    const foreign = await choosePublishing({ host: '203.0.113.7', isLocal: true });
    expect(foreign).toEqual({ bindTo: '203.0.113.7', answersAt: '203.0.113.7' });
    const own = Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address));
    for (const host of own.filter((address) => isIPv4(address)))
      expect(await choosePublishing({ host, isLocal: true })).toEqual({ bindTo: '127.0.0.1', answersAt: '127.0.0.1' });
  });
});
