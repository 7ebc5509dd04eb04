import { describe, expect, it } from 'vitest';
import { choosePublishing } from '../../../main/fusionauth/container/publishing.ts';

/** Whoever reaches FusionAuth has its API key: its port is bound as narrowly as this process can still reach it. */
describe('the port of a FusionAuth in containers', () => {
  const own = ['127.0.0.1', '::1', '192.168.1.20'];

  it.each(['localhost', '127.0.0.1', '127.0.1.1'])('is on loopback with an engine on this machine (%s)', (host) => {
    for (const isLocal of [true, false]) {
      expect(choosePublishing({ host, isLocal }, own)).toEqual({ bindTo: '127.0.0.1', answersAt: '127.0.0.1' });
    }
  });

  it('is on loopback when this process and the engine are in the same container', () => {
    const publishing = choosePublishing({ host: '172.17.0.1', isLocal: true }, [...own, '172.17.0.1']);
    expect(publishing).toEqual({ bindTo: '127.0.0.1', answersAt: '127.0.0.1' });
  });

  it('is on the engine’s bridge when this process is in a container and the engine outside', () => {
    const publishing = choosePublishing({ host: '172.17.0.1', isLocal: true }, ['127.0.0.1', '172.17.0.4']);
    expect(publishing).toEqual({ bindTo: '172.17.0.1', answersAt: '172.17.0.1' });
  });

  it.each([
    ['build.example.com', 'build.example.com'],
    ['10.1.2.3', '10.1.2.3'],
    ['2001:db8::7', '[2001:db8::7]'],
  ])('is wherever an engine on another machine has an address (%s)', (host, answersAt) => {
    expect(choosePublishing({ host, isLocal: false }, own)).toEqual({ answersAt });
  });
});
