import { describe, expect, it } from 'vitest';
import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Happening } from '../../../main/recording/entry.ts';
import { emptyDiagram, progressOf } from '../../../renderer/dashboard/model/diagram.ts';
import { addToDiagram } from '../../../renderer/dashboard/model/diagram-progress.ts';
import { layOut } from '../../../renderer/dashboard/model/diagram-rows.ts';
import { stateOf } from '../../../renderer/dashboard/model/step-progress.ts';
import { exchangeId, judged, logOf, request, response, sessionText, stepId, tinyScenario } from './tiny.ts';

const clock: Happening<MaskedText> = { type: 'clock', byMs: 60_000, why: 'past the session' };
const theft: Happening<MaskedText> = { type: 'theft', loot: [] };

function played(...happenings: readonly Happening<MaskedText>[]) {
  const diagram = emptyDiagram(tinyScenario);
  for (const entry of logOf(...happenings)) addToDiagram(diagram, entry);
  return diagram;
}

function stateIn(diagram: ReturnType<typeof played>, id: string) {
  const numbered = diagram.steps.get(stepId(id));
  if (!numbered) throw new Error(`No step ${id}.`);
  return stateOf(numbered, progressOf(diagram, stepId(id)));
}

const keys = (diagram: ReturnType<typeof played>) => layOut(diagram).map(({ kind, key }) => `${kind} ${key}`);

describe('the diagram', () => {
  it('draws what is promised before anything happens, replies after what happens during the request', () => {
    expect(keys(played())).toEqual([
      'phase p0',
      'request p0.s0>',
      'reply p0.s0<',
      'phase p1',
      'interlude to come p1.b0',
      'request p1.s0>',
      'request p1.s0.d0>',
      'reply p1.s0.d0<',
      'self p1.s0.d1',
      'reply p1.s0<',
      'phase p2',
      'interlude to come p2.b0',
      'request p2.s0>',
      'reply p2.s0<',
    ]);
  });

  it('lights the message that is due as soon as its request is seen, and says how it went when judged', () => {
    const diagram = played(request('x1', 'browser', 'store', 'GET /cart'));
    expect(stateIn(diagram, 'p0.s0')).toBe('in progress');
    expect(diagram.newest).toBe('p0.s0>');
    expect(stateIn(diagram, 'p1.s0')).toBe('waiting');
    expect(
      stateIn(
        played(request('x1', 'browser', 'store', 'GET /cart'), response('x1'), judged('p0.s0', 'passed', 'x1')),
        'p0.s0',
      ),
    ).toBe('passed');
  });

  it('tells passed, passed with a note, failed, not run and a theft apart', () => {
    const note = { article: 'a', truth: 't', source: 's' };
    const diagram = played(
      judged('p0.s0', 'passed', 'x1', { notes: [note] }),
      judged('p1.s0', 'failed', 'x2'),
      judged('p1.s0.d0', 'not run'),
      judged('p2.s0', 'passed', 'x3'),
    );
    expect(['p0.s0', 'p1.s0', 'p1.s0.d0', 'p1.s0.d1', 'p2.s0'].map((id) => stateIn(diagram, id))).toEqual([
      'passed with note',
      'failed',
      'not run',
      'waiting',
      'theft',
    ]);
  });

  it('draws an unexpected message where it happened, and moves it when the judge knows better', () => {
    const seen = [
      request('x1', 'browser', 'store', 'GET /cart'),
      response('x1'),
      request('x2', 'browser', 'forums', 'GET /'),
    ];
    expect(keys(played(...seen))).toContain('extra x2');
    expect(keys(played(...seen)).indexOf('extra x2')).toBe(keys(played(...seen)).indexOf('reply p0.s0<') + 1);

    const corrected = played(...seen, judged('p1.s0', 'passed', 'x2'));
    expect(keys(corrected)).not.toContain('extra x2');
    expect(progressOf(corrected, stepId('p1.s0')).exchange).toBe(exchangeId('x2'));
  });

  it('gives an exchange that was taken for a step, wrongly, its own line', () => {
    const diagram = played(
      request('x1', 'browser', 'store', 'GET /cart'),
      request('x2', 'browser', 'forums', 'GET /'),
      judged('p0.s0', 'failed', 'x2'),
    );
    expect(keys(diagram).filter((key) => key.startsWith('extra'))).toEqual(['extra x1']);
  });

  it('does not take a request for a phase that begins with a jump of the clock before the clock has jumped', () => {
    const first = [request('x1', 'browser', 'store', 'GET /cart'), response('x1'), judged('p0.s0', 'passed', 'x1')];
    expect(keys(played(...first, request('x2', 'browser', 'store', 'GET /cart')))).toContain('extra x2');
    expect(stateIn(played(...first, clock, request('x2', 'browser', 'store', 'GET /cart')), 'p1.s0')).toBe(
      'in progress',
    );
  });

  it('leaves a step to come when the judge says that what looked like its message is none', () => {
    const diagram = played(
      request('x1', 'browser', 'store', 'GET /cart'),
      { type: 'unexpected', exchange: exchangeId('x1'), says: 'not part of the workflow at this point' },
      response('x1'),
    );
    expect(stateIn(diagram, 'p0.s0')).toBe('waiting');
    expect(keys(diagram)[0]).toBe('extra x1');
    addToDiagram(diagram, { ...request('x2', 'browser', 'store', 'GET /cart'), seq: 4, at: 4000 });
    expect(stateIn(diagram, 'p0.s0')).toBe('in progress');
  });

  it('keeps the exchange at its message when a self-arrow inside is judged by it', () => {
    const diagram = played(
      request('x1', 'browser', 'store', 'GET /cart'),
      response('x1'),
      clock,
      request('x2', 'browser', 'store', 'GET /cart'),
      judged('p1.s0.d1', 'passed', 'x2'),
      response('x2'),
    );
    expect(progressOf(diagram, stepId('p1.s0'))).toMatchObject({ exchange: 'x2', answered: true });
    expect(diagram.newest).toBe('p1.s0<');
  });

  it('lights the self-arrow of the message that caused the session', () => {
    const session = { id: sessionText, user: 'r@example.com', createdAt: 0, expiresAt: 9 };
    const diagram = played(judged('p0.s0', 'passed', 'x1'), clock, request('x2', 'browser', 'store', 'GET /cart'), {
      type: 'session',
      party: 'store',
      change: 'created',
      session,
      exchange: exchangeId('x2'),
    });
    expect(progressOf(diagram, stepId('p1.s0.d1')).session?.session).toEqual(session);
  });

  it('draws jumps of the clock and thefts at the phase that begins with them, any other where it happened', () => {
    const start = [request('x1', 'browser', 'store', 'GET /cart'), response('x1')];
    const interludes = (...happenings: readonly Happening<MaskedText>[]) =>
      keys(played(...start, ...happenings)).filter((key) => key.startsWith('interlude entry'));
    const rowBefore = (...happenings: readonly Happening<MaskedText>[]) => {
      const all = keys(played(...start, ...happenings));
      return all[all.findIndex((key) => key.startsWith('interlude entry')) - 1];
    };
    expect(rowBefore(clock)).toBe('phase p1');
    expect(interludes(clock, clock)).toHaveLength(2);
    expect(rowBefore(theft)).toBe('reply p0.s0<');
    expect(rowBefore(judged('p1.s0', 'passed', 'x2'), judged('p1.s0.d0', 'passed', 'x3'), theft)).toBe('phase p2');
  });

  it('counts background traffic instead of drawing it, and of a long series draws the newest', () => {
    const assets = [1, 2, 3].map((n) => request(`a${n}`, 'browser', 'store', 'GET /x.js', { background: 'asset' }));
    const diagram = played(request('x1', 'browser', 'store', 'GET /cart'), ...assets);
    expect(layOut(diagram).find(({ kind }) => kind === 'background')).toMatchObject({ count: 3 });

    const many = Array.from({ length: 500 }, (_, n) => request(`y${n}`, 'browser', 'forums', 'GET /'));
    const rows = layOut(played(...many));
    expect(rows.filter(({ kind }) => kind === 'extra')).toHaveLength(30);
    expect(rows.find(({ kind }) => kind === 'left out')).toMatchObject({ count: 470 });
  });

  it('says that a step has begun when its action has', () => {
    expect(stateIn(played({ type: 'action', by: 'script', says: 'open', step: stepId('p0.s0') }), 'p0.s0')).toBe(
      'in progress',
    );
  });
});
