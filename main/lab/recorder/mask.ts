import type { Chip, CredentialId, MaskedText } from '../../recording/credential.ts';
import { type CredentialIndex, isDistinctive, maskValue } from './credential-index.ts';
import { secretFieldNames } from './credential-kinds.ts';
import { clientSecretOf } from './fields.ts';

/** A stretch of text that is a credential. Offsets in characters. */
interface Hit {
  readonly start: number;
  readonly end: number;
  readonly chip: Chip | string;
}

const token = /[\w.~%-]{12,}/g;
/** Between percent-encodings, encoded however often: an address that is a parameter of another has delimiters of its own. */
const encodedToken = /(?:^|%(?:25)*[\da-f]{2})([\w.~-]{12,})/gi;
const named = secretFieldNames.join('|');
const urlencodedSecret = new RegExp(`(?<=(?:^|[?&#;\\s])(?:${named})=)[^&\\s#;"'<>]+`, 'g');
/** To the closing quote, or to the end of a body that was cut off. */
const jsonSecret = new RegExp(`(?<="(?:${named})"\\s*:\\s*")(?:[^"\\\\]|\\\\[^]?)+`, 'g');
const basicCredentials = /^basic\s+(\S+)$/i;

/**
 * Takes every known credential out of `text`, wherever it stands, in time proportional to its length,
 * and hides the values of fields that are secret by name even when nobody knows them. `seen` hears of each credential found.
 */
export function maskText(text: string, index: CredentialIndex, seen?: (credential: CredentialId) => void): MaskedText {
  const hits = [
    ...tokenHits(text, index),
    ...oddHits(text, index),
    ...namedHits(text, index),
    ...basicHits(text, index),
  ].sort(
    // Of two that begin together the longer one hides more.
    (a, b) => a.start - b.start || b.end - a.end,
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
  for (const { 0: raw, index: at } of text.matchAll(token)) {
    yield* hitsWithin(raw, at, index);
    // `\n` and the like in JSON and scripts run into the word that follows.
    if (text[at - 1] === '\\') yield* hitsWithin(raw.slice(1), at + 1, index);
  }
}

function* hitsWithin(raw: string, at: number, index: CredentialIndex): Generator<Hit> {
  const whole = hitOf(raw, at, index);
  if (whole) return yield whole;
  for (const inner of raw.matchAll(encodedToken)) {
    const [{ length }, value = ''] = inner;
    const hit = hitOf(value, at + inner.index + length - value.length, index);
    if (hit) yield hit;
  }
}

/** The credential that `raw` is: as written, percent-decoded, or with the dots after it taken for the end of a sentence. */
function hitOf(raw: string, start: number, index: CredentialIndex): Hit | undefined {
  let end = raw.length;
  while (raw[end - 1] === '.') end -= 1;
  for (const value of new Set([raw, raw.slice(0, end)])) {
    const chip = chipOf(value, index) ?? (value.includes('%') ? chipOf(decoded(value), index) : undefined);
    if (chip && isDistinctive(value)) return { start, end: start + value.length, chip };
  }
  return undefined;
}

function* oddHits(text: string, index: CredentialIndex): Generator<Hit> {
  for (const value of index.oddValues) {
    const chip = chipOf(value, index);
    if (!chip) continue;
    for (const written of waysToWrite(value)) {
      for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + written.length)) {
        yield { start: at, end: at + written.length, chip };
      }
    }
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** As it is, in an address, in a form, in JSON, in HTML. */
function waysToWrite(value: string): ReadonlySet<string> {
  return new Set([
    value,
    encodeURIComponent(value.toWellFormed()),
    new URLSearchParams({ value }).toString().slice('value='.length),
    JSON.stringify(value).slice(1, -1),
    value.replace(/[&<>"']/g, (character) => entities[character] ?? ''),
  ]);
}

function* basicHits(text: string, index: CredentialIndex): Generator<Hit> {
  const match = basicCredentials.exec(text);
  if (!match) return;
  const [whole, raw = ''] = match;
  const chip = chipOf(clientSecretOf(raw), index) ?? maskValue(raw);
  yield { start: whole.length - raw.length, end: whole.length, chip };
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
