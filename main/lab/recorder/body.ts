import type { RecordedBody } from '../../recording/exchange.ts';

/** More of a body than this is not kept, in bytes. What was left out is said. */
const KEPT_BYTES = 64 * 1024;

/** The kept part of a body; undefined when there was none. Bytes that are no text are said instead of shown. */
export function recordBody(body: Buffer, contentType: string | undefined): RecordedBody<string> | undefined {
  if (body.length === 0) return undefined;
  const cut = body.length > KEPT_BYTES;
  const text = isText(contentType)
    ? body.subarray(0, KEPT_BYTES).toString('utf8')
    : `(${body.length} bytes of ${contentType})`;
  return { text, bytes: body.length, cut };
}

function isText(contentType: string | undefined): boolean {
  return contentType === undefined || /^text\/|json|xml|javascript|x-www-form-urlencoded/i.test(contentType);
}
