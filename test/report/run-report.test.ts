import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reportRun } from '../../main/report/run-report.ts';
import { small } from '../lab/judge/small-scenario.ts';
import { load, page, probe, upToLogin } from '../lab/judge/story.ts';
import { recordingOf } from './recording.ts';

/** The contract with whoever reads `run --json`: these members, and no others. */
const text = z.record(z.string(), z.string());
const cookie = z.strictObject({
  name: z.string(),
  value: z.string(),
  httpOnly: z.boolean(),
  secure: z.boolean(),
  domain: z.string().optional(),
  path: z.string().optional(),
  sameSite: z.enum(['Strict', 'Lax', 'None']).optional(),
  maxAgeSeconds: z.number().optional(),
});
const exchange = z.strictObject({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  channel: z.enum(['front', 'back', 'attack']),
  background: z.string().optional(),
  request: z.strictObject({ method: z.string(), url: z.url(), headers: text, cookies: text }),
  response: z.strictObject({ status: z.int(), headers: text, setCookies: z.array(cookie) }).optional(),
});
const step = z.strictObject({
  arrows: z.array(z.int()),
  from: z.string(),
  to: z.string(),
  expected: z.string(),
  verdict: z.enum(['passed', 'failed', 'not run']),
  note: z.string().optional(),
  differences: z.array(z.string()).optional(),
  exchange: z.string().optional(),
});
const run = z.strictObject({
  workflow: z.string(),
  scenario: z.string(),
  verdict: z.enum(['passed', 'failed', 'could not run', 'stopped']),
  reason: z.string().optional(),
  durationMs: z.int(),
  phases: z.array(z.strictObject({ title: z.string(), steps: z.array(step) })),
  exchanges: z.array(exchange),
});

const logIn = () => recordingOf('passed', (bench) => bench.play(upToLogin(), load()));

describe('the report of a run', () => {
  it('keeps to its contract, and survives JSON', () => {
    const report = JSON.parse(JSON.stringify(reportRun(logIn(), small)));
    expect(run.parse(report)).toEqual(report);
    expect(report).toMatchObject({ workflow: 'spa-small', scenario: 'small', verdict: 'passed', durationMs: 1235 });
  });

  it('has every step of the scenario under its phase, with arrows, ends and verdict', () => {
    const { phases } = reportRun(logIn(), small);
    expect(phases.map(({ title }) => title)).toEqual(small.phases.map(({ title }) => title));
    expect(phases[1]?.steps.map(({ arrows, from, to, verdict }) => [arrows.join('→'), from, to, verdict])).toEqual([
      ['5→6', 'browser', 'fusionauth', 'passed'],
      ['7→8', 'browser', 'fusionauth', 'passed'],
      ['9→13', 'browser', 'store', 'passed'],
      ['10→11', 'store', 'fusionauth', 'passed'],
      ['12', 'store', 'store', 'passed'],
    ]);
    expect(phases[3]?.steps.map(({ verdict }) => verdict)).toEqual(['not run']);
  });

  it('joins every judged message to its exchange', () => {
    const { phases, exchanges } = reportRun(logIn(), small);
    const [first] = phases[0]?.steps ?? [];
    expect(exchanges.find(({ id }) => id === first?.exchange)?.request).toMatchObject({ method: 'GET' });
  });

  it('says what differed, and only where something did', () => {
    const broken = recordingOf('failed', (bench) => bench.play(page({ answered: { status: 500 } }), probe()));
    const [first, second] = reportRun(broken, small).phases[0]?.steps ?? [];
    expect(first).toMatchObject({ verdict: 'failed', differences: ['Store answered 500; the workflow promises 200.'] });
    expect(second).not.toHaveProperty('differences');
  });

  it('says why a run could not be carried through', () => {
    const lost = recordingOf('could not run', (bench) => bench.play(page()), 'The window was closed.');
    expect(reportRun(lost, small)).toMatchObject({ verdict: 'could not run', reason: 'The window was closed.' });
    expect(reportRun(logIn(), small)).not.toHaveProperty('reason');
  });

  it('has every exchange in the order in which it began, those of the back channel too', () => {
    const { exchanges } = reportRun(logIn(), small);
    expect(exchanges.map(({ from, to, channel }) => `${from} ${to} ${channel}`)).toEqual([
      'browser store front',
      'browser store front',
      'browser fusionauth front',
      'browser fusionauth front',
      'browser store front',
      'store fusionauth back',
      'browser store front',
    ]);
  });

  it('has cookies parsed, headers in lower case, and Set-Cookie nowhere as text', () => {
    const { exchanges } = reportRun(logIn(), small);
    const callback = exchanges.find(({ request }) => request.url.includes('/callback'));
    expect(callback?.response?.setCookies.map(({ name, httpOnly }) => [name, httpOnly])).toEqual([
      ['sid', true],
      ['login', true],
    ]);
    expect(Object.keys(callback?.response?.headers ?? {})).toEqual(['location']);
  });

  it('contains no credential', () => {
    const report = JSON.stringify(reportRun(logIn(), small));
    expect(report).not.toContain('the-session-of-richard');
    expect(report).not.toContain('the-sso-session');
    expect(report).toContain('the-…hard');
  });

  it('leaves the response away where nobody answered', () => {
    const [request] = page();
    const silent = recordingOf('failed', (bench) => bench.play(request ? [request] : []));
    expect(reportRun(silent, small).exchanges[0]).not.toHaveProperty('response');
  });
});
