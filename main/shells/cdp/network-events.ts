import { z } from 'zod';
import { cdpCookie } from './cdp-cookie.ts';

/** The events of CDP's Network domain, as far as they are used. */

const headers = z.record(z.string(), z.string());

const response = z.object({
  headers,
  fromDiskCache: z.boolean().optional(),
  fromServiceWorker: z.boolean().optional(),
});

export const requestWillBeSent = z.object({
  requestId: z.string(),
  loaderId: z.string(),
  request: z.object({ url: z.string(), method: z.string() }),
  /** Seconds since the epoch, by the browser's clock. */
  wallTime: z.number(),
  type: z.string().optional(),
  /** The answer to the hop before this one, which had the same requestId. */
  redirectResponse: response.optional(),
  redirectHasExtraInfo: z.boolean().optional(),
});

export const requestExtraInfo = z.object({
  requestId: z.string(),
  associatedCookies: z.array(z.object({ cookie: cdpCookie, blockedReasons: z.array(z.string()) })),
});

export const responseExtraInfo = z.object({
  requestId: z.string(),
  headers,
  blockedCookies: z.array(
    z.object({ cookieLine: z.string(), blockedReasons: z.array(z.string()), cookie: cdpCookie.optional() }),
  ),
});

export const responseReceived = z.object({
  requestId: z.string(),
  type: z.string(),
  response,
  hasExtraInfo: z.boolean().optional(),
});

/** loadingFinished, loadingFailed, requestServedFromCache. */
export const ofRequest = z.object({ requestId: z.string() });

export type RequestWillBeSent = z.output<typeof requestWillBeSent>;
export type RequestExtraInfo = z.output<typeof requestExtraInfo>;
export type ResponseExtraInfo = z.output<typeof responseExtraInfo>;
export type ResponseReceived = z.output<typeof responseReceived>;

/** Header names keep the case in which they were sent. */
export function headerValue(all: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(all).find(([key]) => key.toLowerCase() === name)?.[1];
}
