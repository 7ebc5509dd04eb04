import { beforeEach, describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../../main/lab/api/protocol.ts';
import { receiveMessages, scenarioKey, useLab } from '../../../renderer/dashboard/state/lab-store.ts';
import { article, greetingOf, labState, scene } from '../fixture/scenes.ts';

const initial = useLab.getInitialState();

beforeEach(() => useLab.setState(initial, true));

const seen = () => useLab.getState().recording.timeline.rows.length;

describe('what came from the lab', () => {
  it('is drawn against the scenario whichever comes first', () => {
    const shown = scene(0.5);
    const [catalogue, state, entries] = greetingOf(shown);
    if (!catalogue || !state || !entries) throw new Error('A greeting has three messages.');
    receiveMessages([state, entries, catalogue]);
    expect(useLab.getState().recording.diagram.scenario?.id).toBe(article.id);
    expect(useLab.getState().recording.diagram.stepOf.size).toBeGreaterThan(5);
  });

  it('is taken in once when the connection comes back', () => {
    const shown = scene(0.5);
    receiveMessages(greetingOf(shown));
    receiveMessages(greetingOf(shown));
    expect(seen()).toBe(shown.batch.entries.length);
  });

  it('begins anew with a reset, and does not mix in what was still on its way', () => {
    const shown = scene(0.5);
    receiveMessages(greetingOf(shown));
    const { now } = shown.state.clock;
    receiveMessages([{ type: 'state', state: labState({ run: 2 }, now, now) }]);
    expect(seen()).toBe(0);
    const late: ServerMessage = { type: 'entries', run: 1, ...shown.batch };
    receiveMessages([late]);
    expect(seen()).toBe(0);
  });

  it('remembers how the last run of a scenario ended', () => {
    const shown = scene(1);
    receiveMessages(greetingOf(shown));
    expect(useLab.getState().lastVerdicts.get(scenarioKey(shown.state.workflow, article.id))).toBe('passed');
  });
});
