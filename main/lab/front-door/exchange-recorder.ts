import { performance } from 'node:perf_hooks';
import type { Server } from '../../../scenarios/parties.ts';
import type { Channel, ExchangeId, RecordedRequest, RecordedResponse } from '../../recording/exchange.ts';
import type { Clock } from '../clock.ts';
import { recordBody } from '../recorder/body.ts';
import type { Log } from '../recorder/log.ts';
import { headerValue } from '../recorder/recognise.ts';
import { parseCookieHeader, parseSetCookie } from '../recorder/set-cookie.ts';
import { classifyBackground } from './background.ts';
import { plainText, type Upstream, type WireRequest, type WireResponse } from './message.ts';
import type { Sender, SenderMarks } from './sender.ts';

/** Passes a request on to the party it is for and writes both directions down, once. */
export type ExchangeRecorder = (
  to: Server,
  upstream: Upstream,
  sender: Sender,
  origin: string,
  request: WireRequest,
) => Promise<{ readonly id: ExchangeId; readonly response: WireResponse }>;

const channelOf = ({ party }: Sender): Channel =>
  party === 'browser' ? 'front' : party === 'attacker' ? 'attack' : 'back';

/** Records into `log`. A party that throws is recorded as no response, and answered for with 502. */
export function createExchangeRecorder(log: Log, clock: Clock, marks: SenderMarks): ExchangeRecorder {
  let count = 0;
  return async (to, upstream, sender, origin, request) => {
    count += 1;
    const id = `x${count}` as ExchangeId;
    const channel = channelOf(sender);
    const background = classifyBackground({ to, channel, cause: sender.cause }, request);
    log.append({
      type: 'request',
      exchange: {
        id,
        from: sender.party,
        to,
        channel,
        ...(sender.cause ? { cause: sender.cause } : {}),
        ...(background ? { background } : {}),
        request: recordRequest(origin, request),
      },
    });
    const began = performance.now();
    try {
      const response = await marks.handling(id, () => upstream(request));
      const durationMs = performance.now() - began;
      log.append({ type: 'response', exchange: id, response: recordResponse(response, clock.now()), durationMs });
      return { id, response };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.append({ type: 'no response', exchange: id, reason });
      return { id, response: plainText(502, `The lab got no answer from ${to}: ${reason}\n`) };
    }
  };
}

function recordRequest(origin: string, { method, target, headers, body }: WireRequest): RecordedRequest<string> {
  const recorded = recordBody(body, headerValue(headers, 'content-type'));
  const cookies = headers
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => parseCookieHeader(value));
  // A target need not be a path (`OPTIONS *`, RFC 9112 section 3.2); an address it must be, for everybody who reads it.
  const url = target.startsWith('/') ? `${origin}${target}` : `${origin}/${target}`;
  return { method, url, headers, cookies, ...(recorded ? { body: recorded } : {}) };
}

function recordResponse({ status, headers, body }: WireResponse, now: number): RecordedResponse<string> {
  const recorded = recordBody(body, headerValue(headers, 'content-type'));
  const setCookies = headers
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .flatMap(([, line]) => parseSetCookie(line, now) ?? []);
  return { status, headers, setCookies, ...(recorded ? { body: recorded } : {}) };
}
