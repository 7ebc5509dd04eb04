import type { Chip, MaskedText } from '../../../main/recording/credential.ts';

// Private-use characters: they survive JSON and stand in no recorded text.
const opening = '\uE000';
const closing = '\uE001';

/** The body read as JSON, chips standing in as numbered marks; undefined when it is not JSON. */
function parsed(text: MaskedText): { readonly value: unknown; readonly chips: readonly Chip[] } | undefined {
  const chips: Chip[] = [];
  const source = text
    .map((piece) => (typeof piece === 'string' ? piece : `${opening}${chips.push(piece) - 1}${closing}`))
    .join('');
  try {
    return { value: JSON.parse(source), chips };
  } catch {
    return undefined;
  }
}

/** The names of the members of a JSON object; undefined when the body is not one. */
export function jsonMembers(text: MaskedText): readonly string[] | undefined {
  const value = parsed(text)?.value;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : undefined;
}

/** JSON laid out over lines; anything else as it is. Chips stay chips. */
export function laidOut(text: MaskedText): MaskedText {
  const json = parsed(text);
  if (!json || typeof json.value !== 'object') return text;
  return JSON.stringify(json.value, null, 2)
    .split(/(\uE000\d+\uE001)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const chip = piece.startsWith(opening) ? json.chips[Number(piece.slice(1, -1))] : undefined;
      return chip ?? piece;
    });
}
