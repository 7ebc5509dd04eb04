import { describe, expect, it } from 'vitest';
import { addressesAt } from '../../../main/lab/front-door/addresses.ts';
import { hosts } from '../../../scenarios/parties.ts';

describe('an address', () => {
  it('has the port, in the origin and in the Host header', () => {
    const { origin, named, all } = addressesAt(4400);
    expect(origin('store')).toBe(`http://${hosts.store}:4400`);
    expect(named(`${hosts.store.toUpperCase()}:4400`)).toBe('store');
    for (const header of [hosts.store, `${hosts.store}:80`, `${hosts.store}:44000`, '', undefined])
      expect(named(header)).toBeUndefined();
    expect(all).toHaveLength(Object.keys(hosts).length);
  });

  it('at port 80 goes without it, and clients may say it all the same (RFC 9110, section 4.2.1)', () => {
    const { origin, named, all } = addressesAt(80);
    expect(origin('lab')).toBe(`http://${hosts.lab}`);
    expect(named(hosts.lab)).toBe('lab');
    expect(named(`${hosts.lab}:80`)).toBe('lab');
    expect(named(`${hosts.lab}:8080`)).toBeUndefined();
    expect(all).toContain(hosts.lab);
  });
});
