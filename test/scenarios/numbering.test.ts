import { describe, expect, it } from 'vitest';
import { flatten, numberScenario } from '../../scenarios/numbering.ts';
import type { MessageStep, Scenario, Step } from '../../scenarios/step.ts';

const message = (during: readonly Step[] = []): MessageStep => ({
  kind: 'message',
  from: 'browser',
  to: 'store',
  says: 'GET /',
  answers: 'page',
  request: { method: 'GET', path: '/' },
  response: { status: 200, setCookies: [] },
  during,
});
const self: Step = { kind: 'session', party: 'store', change: 'created', says: 'creates a session' };

const numbersOf = (...phases: readonly Step[][]) => {
  const scenario: Scenario = {
    id: 'small',
    title: 'Small',
    profileMode: 'one browser',
    profileReason: 'No reason.',
    phases: phases.map((steps, at) => ({ title: `Phase ${at}`, drawnBy: 'article' as const, steps })),
  };
  return numberScenario(scenario)
    .flatMap(flatten)
    .map(({ id, arrows }) => [id, arrows.join('→')]);
};

describe('arrows', () => {
  it('are counted from 1 across phases, request and reply each', () => {
    expect(numbersOf([message()], [message()])).toEqual([
      ['p0.s0', '1→2'],
      ['p1.s0', '3→4'],
    ]);
  });

  it('of what happens meanwhile lie between a request and its reply', () => {
    expect(numbersOf([message([message(), self])])).toEqual([
      ['p0.s0', '1→5'],
      ['p0.s0.d0', '2→3'],
      ['p0.s0.d1', '4'],
    ]);
  });

  it('are not drawn for what a repetition stands for', () => {
    const again: Step = { kind: 'again', party: 'browser', says: 'again', steps: [message([self])] };
    expect(numbersOf([again, message()])).toEqual([
      ['p0.s0', '1'],
      ['p0.s0.a0', ''],
      ['p0.s0.a0.d0', ''],
      ['p0.s1', '2→3'],
    ]);
  });
});
