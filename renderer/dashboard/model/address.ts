import type { MaskedText } from '../../../main/recording/credential.ts';
import { plainText, splitText } from './masked-text.ts';

/** The path of an absolute address, without its query. */
export function pathOf(url: MaskedText): string {
  const [beforeQuery = ''] = plainText(url).split(/[?#]/, 1);
  const afterOrigin = beforeQuery.replace(/^[a-z]+:\/\/[^/]+/i, '');
  return afterOrigin === '' ? '/' : afterOrigin;
}

/** The host of an absolute address, without its port. */
export function hostOf(url: MaskedText): string {
  return /^[a-z]+:\/\/([^/:?#]+)/i.exec(plainText(url))?.[1] ?? '';
}

/** Path and query as one line; chips stay chips. */
export function withoutOrigin(url: MaskedText): MaskedText {
  const [first, ...rest] = url;
  return typeof first === 'string' ? [first.replace(/^[a-z]+:\/\/[^/]+/i, ''), ...rest] : url;
}

/** A name and its value, as a query or a form carries it. */
export type Parameter = readonly [name: string, value: MaskedText];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The parameters of a form body or of a query without its question mark. */
export function parametersOf(form: MaskedText): readonly Parameter[] {
  return splitText(form, '&')
    .filter((pair) => pair.length > 0)
    .map((pair) => {
      const [name = [], value = []] = splitText(pair, '=', 2);
      return [
        decoded(plainText(name)),
        value.map((piece) => (typeof piece === 'string' ? decoded(piece) : piece)),
      ] as const;
    });
}

/** The parameters of an address's query. */
export function queryOf(url: MaskedText): readonly Parameter[] {
  const [beforeFragment = []] = splitText(url, '#', 2);
  return parametersOf(splitText(beforeFragment, '?', 2)[1] ?? []);
}

/** The parameters of an address's fragment, which no server sees. */
export function fragmentOf(url: MaskedText): readonly Parameter[] {
  return parametersOf(splitText(url, '#', 2)[1] ?? []);
}
