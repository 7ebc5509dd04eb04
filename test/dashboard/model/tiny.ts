import type { DrawnScenario } from '../../../main/lab/api/protocol.ts';
import type { Credential, CredentialId, MaskedText, Sighting } from '../../../main/recording/credential.ts';
import type { Entry, Happening, JarCookie, Judgement } from '../../../main/recording/entry.ts';
import type { Exchange, ExchangeId } from '../../../main/recording/exchange.ts';
import type { NumberedStep, StepId } from '../../../scenarios/numbering.ts';
import type { MessageStep, Step } from '../../../scenarios/step.ts';

/** Brands for the ids of hand-made logs. */
export const stepId = (id: string) => id as StepId;
export const exchangeId = (id: string) => id as ExchangeId;
export const credentialId = (id: string) => id as CredentialId;

const base = { answers: 'ok', response: { status: 200, setCookies: [] }, during: [] } as const;

const load: MessageStep = {
  ...base,
  kind: 'message',
  from: 'browser',
  to: 'store',
  says: 'GET /cart',
  request: { method: 'GET', path: '/cart' },
};

const refresh: MessageStep = {
  ...base,
  kind: 'message',
  from: 'store',
  to: 'fusionauth',
  says: 'POST /oauth2/token',
  request: { method: 'POST', path: '/oauth2/token' },
};

const attack: MessageStep = { ...load, from: 'attacker', theft: true, says: 'GET /cart with what was stolen' };

function numbered(
  id: string,
  step: Step,
  arrows: readonly number[],
  phase: number,
  during: readonly NumberedStep[] = [],
) {
  return { id: stepId(id), step, arrows, phase, during, again: [] } satisfies NumberedStep;
}

/** Two messages, one with a call and a session inside; then a jump of the clock, a theft, and an attack. */
export const tinyScenario: DrawnScenario = {
  id: 'tiny',
  title: 'Tiny',
  profileMode: 'one browser',
  profileReason: 'Because.',
  phases: [
    { title: 'Open', before: [], steps: [numbered('p0.s0', load, [1, 2], 0)] },
    {
      title: 'Expire',
      before: [{ do: 'move clock', past: 'session' }],
      steps: [
        numbered('p1.s0', load, [3, 7], 1, [
          numbered('p1.s0.d0', refresh, [4, 5], 1),
          numbered('p1.s0.d1', { kind: 'session', party: 'store', change: 'created', says: 'new session' }, [6], 1),
        ]),
      ],
    },
    { title: 'Attack', before: [{ do: 'steal', kept: [] }], steps: [numbered('p2.s0', attack, [8, 9], 2)] },
  ],
};

/** Numbers and times a hand-made log: one second from entry to entry. */
export function logOf(...happenings: readonly Happening<MaskedText>[]): readonly Entry<MaskedText>[] {
  return happenings.map((happening, index) => ({ ...happening, seq: index + 1, at: (index + 1) * 1000 }));
}

/** A request as the front door records it. */
export function request(
  id: string,
  from: Exchange<MaskedText>['from'],
  to: Exchange<MaskedText>['to'],
  line: string,
  more: Partial<Exchange<MaskedText>> = {},
): Happening<MaskedText> {
  const [method = 'GET', path = '/'] = line.split(' ');
  const channel = from === 'attacker' ? 'attack' : from === 'browser' ? 'front' : 'back';
  const url = [`http://${to}.example.localhost:9012${path}`];
  return {
    type: 'request',
    exchange: { id: exchangeId(id), from, to, channel, request: { method, url, headers: [], cookies: [] }, ...more },
  };
}

/** Its reply. */
export function response(id: string, status = 200): Happening<MaskedText> {
  return {
    type: 'response',
    exchange: exchangeId(id),
    durationMs: 1,
    response: { status, headers: [], setCookies: [] },
  };
}

/** The judge's word. */
export function judged(
  step: string,
  verdict: Judgement['verdict'],
  exchange?: string,
  more: Partial<Judgement> = {},
): Happening<MaskedText> {
  return {
    type: 'judged',
    judgement: {
      step: stepId(step),
      verdict,
      notes: [],
      differences: [],
      ...(exchange ? { exchange: exchangeId(exchange) } : {}),
      ...more,
    },
  };
}

/** A session id that the Store made, for logs in which something is followed. */
export const storeSession: Credential = {
  id: credentialId('c1'),
  kind: 'session',
  name: 'Store session 1',
  shown: 'abcd…wxyz',
};

/** Text that is that session id. */
export const sessionText: MaskedText = [{ credential: storeSession.id, shown: storeSession.shown }];

/** An occurrence of it. */
export function sighting(
  seq: number,
  place: Sighting['place'],
  holder: Sighting['holder'],
  more: Partial<Sighting> = {},
): Sighting {
  return { credential: storeSession.id, seq, at: seq * 1000, place, holder, ...more };
}

/** A cookie of the Store's. */
export function cookie(
  name: string,
  value: MaskedText,
  more: Partial<JarCookie<MaskedText>> = {},
): JarCookie<MaskedText> {
  return {
    name,
    value,
    domain: 'store.example.localhost',
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
    ...more,
  };
}
