import { OAuthError } from '../oauth-error.ts';

const PROMPTS = new Set(['none', 'login', 'consent', 'select_account']);

/**
 * The prompts asked for; `none` must stand alone (contract section 1.1).
 * @throws OAuthError `invalid_prompt`
 */
export function readPrompt(text: string | undefined): ReadonlySet<string> {
  const prompts = new Set((text ?? '').split(' ').filter((prompt) => prompt !== ''));
  const unknown = [...prompts].find((prompt) => !PROMPTS.has(prompt));
  if (unknown !== undefined || (prompts.has('none') && prompts.size > 1)) {
    throw new OAuthError('invalid_request', 'invalid_prompt', `Invalid prompt ${text ?? ''}`);
  }
  return prompts;
}

/**
 * Seconds since the user's last proof of identity that are still acceptable (contract section 1.1).
 * @throws OAuthError for anything but a whole number of seconds
 */
export function readMaxAge(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  if (!/^\d{1,10}$/.test(text)) {
    throw new OAuthError('invalid_request', 'unknown', 'The max_age must be a number of seconds.');
  }
  return Number(text);
}
