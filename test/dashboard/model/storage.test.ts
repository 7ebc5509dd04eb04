import { describe, expect, it } from 'vitest';
import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Entry } from '../../../main/recording/entry.ts';
import { addBatch, emptyRecording } from '../../../renderer/dashboard/model/recording.ts';
import { byArea } from '../../../renderer/dashboard/model/storage.ts';
import { storageInWords } from '../../../renderer/dashboard/words/storage.ts';
import { credentialId, tinyScenario } from './tiny.ts';

const chip = (id: string) => ({ credential: credentialId(id), shown: 'eyJh…abcd' });
const store = 'http://store.example.localhost:4400';
const forums = 'http://forums.example.localhost:4400';

type Write = readonly [
  origin: string,
  area: 'local storage' | 'session storage',
  key: string,
  value: MaskedText | null,
];

/** What pages have stored after these writes, one every second. */
function storesAfter(...writes: readonly Write[]) {
  const entries = writes.map(([origin, area, key, value], index): Entry<MaskedText> => {
    const seq = index + 1;
    return { type: 'storage', profile: 'shared', origin, area, key, value, seq, at: seq * 1000 };
  });
  return byArea(addBatch(emptyRecording(1, tinyScenario), { entries, credentials: [], sightings: [] }).stores);
}

describe('what pages store', () => {
  it('stands by page and area, in the order in which it came', () => {
    const groups = storesAfter(
      [store, 'session storage', 'state', ['s']],
      [store, 'local storage', 'jwt', [chip('c1')]],
      [forums, 'local storage', 'jwt', [chip('c2')]],
      [store, 'local storage', 'theme', ['dark']],
    );
    expect(groups.map((items) => items.map(({ origin, area, key }) => [origin, area, key]))).toEqual([
      [[store, 'session storage', 'state']],
      [
        [store, 'local storage', 'jwt'],
        [store, 'local storage', 'theme'],
      ],
      [[forums, 'local storage', 'jwt']],
    ]);
  });

  it('keeps its history, and its last value when it is removed', () => {
    const [[item] = []] = storesAfter(
      [store, 'local storage', 'jwt', [chip('c1')]],
      [store, 'local storage', 'jwt', [chip('c2')]],
      [store, 'local storage', 'jwt', null],
    );
    expect(item).toMatchObject({ present: false, since: 3000, value: [chip('c2')] });
    expect(item?.history.map(({ at, value }) => [at, value])).toEqual([
      [1000, [chip('c1')]],
      [2000, [chip('c2')]],
      [3000, null],
    ]);
  });

  it('is told in plain words: who can read it, and until when', () => {
    const says = (area: 'local storage' | 'session storage') =>
      storageInWords({ area, origin: store }).map((one) => one.says);
    expect(says('local storage')).toEqual([
      'any script of the page can read it',
      'travels only when a script sends it',
      'only pages of store.example.localhost:4400',
      'the browser keeps it until a script removes it',
    ]);
    expect(says('session storage').at(-1)).toBe('gone with its window');
  });
});
