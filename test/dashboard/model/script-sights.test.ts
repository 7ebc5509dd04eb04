import { describe, expect, it } from 'vitest';
import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Entry, Happening } from '../../../main/recording/entry.ts';
import { stretch } from '../../../renderer/dashboard/model/lab-time.ts';
import { lifeOf } from '../../../renderer/dashboard/model/life-line.ts';
import { addBatch, emptyRecording } from '../../../renderer/dashboard/model/recording.ts';
import { credentialId, exchangeId, tinyScenario } from './tiny.ts';

const chip = { credential: credentialId('c1'), shown: 'eyJh…abcd' };

const saw = (source: 'location' | 'fetch request' | 'local storage', text: MaskedText): Happening<MaskedText> => ({
  type: 'script saw',
  profile: 'shared',
  window: 'w1',
  origin: 'http://store.example.localhost',
  source,
  text,
});

/** One entry a tenth of a second. */
function lifeAfter(happenings: readonly Happening<MaskedText>[]) {
  const entries = happenings.map(
    (one, index): Entry<MaskedText> => ({ ...one, seq: index + 1, at: (index + 1) * 100 }),
  );
  const sightings = entries.flatMap(({ seq, at, ...entry }) =>
    entry.type === 'script saw' && entry.text.includes(chip)
      ? [{ credential: chip.credential, seq, at, place: 'page script' as const, holder: 'browser' as const }]
      : [],
  );
  const credential = { id: chip.credential, kind: 'JWT', name: 'JWT 1', shown: chip.shown } as const;
  const recording = addBatch(emptyRecording(1, tinyScenario), { entries, credentials: [credential], sightings });
  const known = recording.credentials.known.get(chip.credential);
  if (!known) throw new Error('Nobody knows it.');
  return lifeOf(known, recording).map(({ says, at, until }) => `${says} ${stretch(at, until, 0)}`);
}

describe('what a script could read', () => {
  it('is told from when to when', () => {
    expect(lifeAfter([saw('location', ['#token=', chip]), saw('fetch request', [chip]), saw('location', [])])).toEqual([
      'readable by script in the address 00:00.1 to 00:00.3',
      'readable by script in a request that the page sends 00:00.2',
    ]);
  });

  it('still can be read as long as nothing says otherwise', () => {
    expect(lifeAfter([saw('local storage', ['jwt=', chip]), saw('local storage', ['jwt=', chip, ';more=1'])])).toEqual([
      'readable by script in local storage 00:00.1 until now',
    ]);
  });

  it('ends with the page when it stood in its address, and does not when it is stored', () => {
    const next = (id: string): readonly Happening<MaskedText>[] => [
      {
        type: 'request',
        exchange: {
          id: exchangeId(id),
          from: 'browser',
          to: 'store',
          channel: 'front',
          request: { method: 'GET', url: ['http://store.example.localhost/'], headers: [], cookies: [] },
        },
      },
      {
        type: 'browser sent',
        exchange: exchangeId(id),
        profile: 'shared',
        window: 'w1',
        resource: 'Document',
        withheld: [],
        refused: [],
      },
    ];
    expect(lifeAfter([saw('location', [chip]), saw('local storage', [chip]), ...next('x1')])).toEqual([
      'readable by script in the address 00:00.1 to 00:00.4',
      'readable by script in local storage 00:00.2 until now',
    ]);
  });
});
