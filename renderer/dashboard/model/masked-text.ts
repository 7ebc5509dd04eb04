import type { Chip, CredentialId, MaskedText } from '../../../main/recording/credential.ts';

/** The text with every chip replaced by its masked value. */
export function plainText(text: MaskedText): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.shown)).join('');
}

/** The chips of a text, in order. */
export function chipsOf(text: MaskedText): readonly Chip[] {
  return text.filter((piece) => typeof piece !== 'string');
}

/** The credential that a text consists of or contains first. */
export function credentialOf(text: MaskedText): CredentialId | undefined {
  return chipsOf(text)[0]?.credential;
}

/** Cuts a text at every `separator` outside of chips. */
export function splitText(text: MaskedText, separator: string, limit = Number.POSITIVE_INFINITY): MaskedText[] {
  const parts: (string | Chip)[][] = [[]];
  for (const piece of text) {
    if (typeof piece !== 'string') {
      parts.at(-1)?.push(piece);
      continue;
    }
    const pieces = piece.split(separator);
    const free = Math.max(0, limit - parts.length);
    const cut = pieces.length - 1 > free ? [...pieces.slice(0, free), pieces.slice(free).join(separator)] : pieces;
    cut.forEach((part, index) => {
      if (index > 0) parts.push([]);
      if (part !== '') parts.at(-1)?.push(part);
    });
  }
  return parts;
}
