import type { Answer } from './bench.ts';

/** An answer in one line: status, and of the body what stays the same from one FusionAuth to the next. */
export function say(answer: Answer): string {
  const { status, text } = answer;
  if (text === '') return `${status} without a body`;
  if (!answer.header('content-type')?.includes('json')) return `${status} ${answer.header('content-type')}`;
  const { error, error_reason, error_description, fieldErrors, generalErrors, ...rest } = answer.json();
  if (error !== undefined) return `${status} ${[error, error_reason, error_description].filter(Boolean).join(' / ')}`;
  if (fieldErrors !== undefined || generalErrors !== undefined)
    return `${status} ${[...text.matchAll(/"code":"([^"]+)"/g)].map(([, code]) => code).join(' ')}`;
  return `${status} with ${Object.keys(rest).sort().join(', ')}`;
}
