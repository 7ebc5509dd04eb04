import { beforeEach, describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../../main/lab/api/protocol.ts';
import { verdictOf } from '../../../renderer/dashboard/model/verdicts.ts';
import { receiveMessages, useLab } from '../../../renderer/dashboard/state/lab-store.ts';
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

  it('counts the runs that ended, each once however often its log is sent', () => {
    const shown = scene(1);
    receiveMessages(greetingOf(shown));
    receiveMessages([{ type: 'entries', run: 1, entries: [], credentials: [], sightings: [] }]);
    expect(useLab.getState().endedRuns).toBe(1);
  });

  it('knows how a workflow ended from the lab, and of another scenario only the run in sight', () => {
    const id = labState({}, 0, 0).workflow;
    const shown = scene(0.5, {}, { recorded: [{ workflow: id, verdict: 'failed' }] });
    receiveMessages(greetingOf(shown));
    expect(verdictOf(useLab.getState(), id, article.id, true)).toBe('failed');
    expect(verdictOf(useLab.getState(), id, 'another', false)).toBeUndefined();
    receiveMessages(greetingOf(scene(1)));
    expect(verdictOf(useLab.getState(), id, article.id, true)).toBe('passed');
  });
});
