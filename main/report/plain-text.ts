import type { MaskedText } from '../recording/credential.ts';

/** Masked text as a line to read: credentials by their first and last characters. Values never leave the lab in a report. */
export function plainText(text: MaskedText): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.shown)).join('');
}
