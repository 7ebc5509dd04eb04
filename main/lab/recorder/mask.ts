import type { Chip, CredentialId, MaskedText } from '../../recording/credential.ts';
import { type CredentialIndex, isDistinctive, maskValue } from './credential-index.ts';
import { secretFieldNames } from './credential-kinds.ts';

/** A stretch of text that is a credential. Offsets in characters. */
interface Hit {
  readonly start: number;
  readonly end: number;
  readonly chip: Chip | string;
}

const token = /[\w.~%-]{12,}/g;
const named = secretFieldNames.join('|');
const urlencodedSecret = new RegExp(`(?<=(?:^|[?&#;\\s])(?:${named})=)[^&\\s#;"'<>]+`, 'g');
const jsonSecret = new RegExp(`(?<="(?:${named})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)+(?=")`, 'g');

/**
 * Takes every known credential out of `text`, wherever it stands, in time proportional to its length,
 * and hides the values of fields that are secret by name even when nobody knows them. `seen` hears of each credential found.
 */
export function maskText(text: string, index: CredentialIndex, seen?: (credential: CredentialId) => void): MaskedText {
  const hits = [...tokenHits(text, index), ...oddHits(text, index), ...namedHits(text, index)].sort(
    (a, b) => a.start - b.start,
  );
  const pieces: (string | Chip)[] = [];
  let at = 0;
  for (const { start, end, chip } of hits) {
    if (start < at) continue;
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push(chip);
    if (typeof chip !== 'string') seen?.(chip.credential);
    at = end;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}

/** A text that is one value as a whole, as a cookie's: short values are found here too. */
export function maskValueText(
  value: string,
  index: CredentialIndex,
  seen?: (credential: CredentialId) => void,
): MaskedText {
  const chip = chipOf(value, index);
  if (!chip) return maskText(value, index, seen);
  seen?.(chip.credential);
  return [chip];
}

function chipOf(value: string, index: CredentialIndex): Chip | undefined {
  const credential = index.find(value);
  return credential && { credential: credential.id, shown: credential.shown };
}

function* tokenHits(text: string, index: CredentialIndex): Generator<Hit> {
  for (const match of text.matchAll(token)) {
    const [raw] = match;
    const value = raw.replace(/\.+$/, '');
    const chip = chipOf(value, index) ?? (value.includes('%') ? chipOf(decoded(value), index) : undefined);
    if (chip && isDistinctive(value)) yield { start: match.index, end: match.index + value.length, chip };
  }
}

function* oddHits(text: string, index: CredentialIndex): Generator<Hit> {
  for (const value of index.oddValues) {
    const chip = chipOf(value, index);
    if (!chip) continue;
    for (const written of new Set([value, encodeURIComponent(value)])) {
      for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + written.length)) {
        yield { start: at, end: at + written.length, chip };
      }
    }
  }
}

function* namedHits(text: string, index: CredentialIndex): Generator<Hit> {
  for (const pattern of [urlencodedSecret, jsonSecret]) {
    for (const match of text.matchAll(pattern)) {
      const [raw] = match;
      const chip = chipOf(decoded(raw), index) ?? maskValue(raw);
      yield { start: match.index, end: match.index + raw.length, chip };
    }
  }
}

/** Percent-decoding as a form does it; text that is not encoded properly stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
