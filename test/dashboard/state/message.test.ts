import { describe, expect, it } from 'vitest';
import { parseServerMessage } from '../../../renderer/dashboard/lab/message.ts';
import { greetingOf, scene } from '../fixture/scenes.ts';

describe('a message of the lab', () => {
  it('is taken as it is when its envelope is right', () => {
    for (const message of greetingOf(scene(0.3))) expect(parseServerMessage(JSON.stringify(message))).toEqual(message);
  });

  it('is passed over when it is not one, so that a newer lab does not break an older page', () => {
    const wrong = [
      '',
      '{',
      '42',
      '{"type":"news"}',
      '{"type":"entries","run":1}',
      '{"type":"entries","run":1,"entries":[{}],"credentials":[],"sightings":[]}',
    ];
    for (const text of wrong) expect(parseServerMessage(text)).toBeUndefined();
  });
});
