import type { Scenario, Step } from '../../../scenarios/step.ts';
import type { Exchange } from '../../recording/exchange.ts';
import { headerValue } from '../recorder/recognise.ts';
import { pathOf } from './observed.ts';

/**
 * Does background traffic come with what the scenario has? A preflight announces a message, which must be one of the scenario's;
 * the sites have asked for endpoints and keys before there is a judge.
 */
export function isPartOf(scenario: Scenario, exchange: Exchange<string>): boolean {
  if (exchange.background === 'set-up') return false;
  if (exchange.background !== 'preflight') return true;
  const method = headerValue(exchange.request.headers, 'access-control-request-method');
  const isAnnounced = (step: Step): boolean =>
    step.kind === 'again'
      ? step.steps.some(isAnnounced)
      : step.kind === 'message' &&
        step.from === 'browser' &&
        step.to === exchange.to &&
        step.request.method === method &&
        step.request.path === pathOf(exchange);
  return scenario.phases.some(({ steps }) => steps.some(isAnnounced));
}
