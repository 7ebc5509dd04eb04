import { z } from 'zod';
import { generalError } from './api-errors.ts';

const pathSchema = z.string().regex(/^(?:\/(?:[^~]|~[01])*)?$/, 'must be a JSON pointer');

const operationSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal(['add', 'replace', 'test']), path: pathSchema, value: z.unknown() }),
  z.object({ op: z.literal('remove'), path: pathSchema }),
  z.object({ op: z.literal(['copy', 'move']), path: pathSchema, from: pathSchema }),
]);

type Operation = z.infer<typeof operationSchema>;

/** A JSON patch (RFC 6902); more operations than anybody needs are refused. */
export const jsonPatchSchema: z.ZodType<readonly Operation[]> = z.array(operationSchema).max(1000);

type Tokens = readonly string[];

/** Tokens of a JSON pointer (RFC 6901 section 4). */
function tokensOf(pointer: string): Tokens {
  const [, ...tokens] = pointer.split('/');
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function unfit(tokens: Tokens): never {
  throw generalError('invalidJSON', `The JSON patch does not fit: there is no /${tokens.join('/')}.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Index of an existing element. */
function indexOf(list: readonly unknown[], token: string, tokens: Tokens): number {
  const index = /^(?:0|[1-9]\d{0,8})$/.test(token) ? Number(token) : -1;
  return index >= 0 && index < list.length ? index : unfit(tokens);
}

function valueAt(document: unknown, tokens: Tokens): unknown {
  let value = document;
  for (const token of tokens) {
    if (Array.isArray(value)) {
      value = value[indexOf(value, token, tokens)];
    } else if (isObject(value) && Object.hasOwn(value, token)) {
      value = value[token];
    } else {
      return unfit(tokens);
    }
  }
  return value;
}

/** The document with what `change` makes of the value at a place, which need not exist when `mayBeNew`. */
function withChange(document: unknown, [token, ...rest]: Tokens, change: Change): unknown {
  if (token === undefined) {
    return change.whole(document);
  }
  if (Array.isArray(document)) {
    if (rest.length === 0) {
      return change.element(document, token);
    }
    const index = indexOf(document, token, [token]);
    return document.with(index, withChange(document[index], rest, change));
  }
  if (!isObject(document) || ['__proto__', 'constructor', 'prototype'].includes(token)) {
    return unfit([token]);
  }
  if (rest.length === 0) {
    return change.member(document, token);
  }
  return Object.hasOwn(document, token)
    ? { ...document, [token]: withChange(document[token], rest, change) }
    : unfit([token]);
}

interface Change {
  whole(document: unknown): unknown;
  element(list: readonly unknown[], token: string): unknown;
  member(object: Readonly<Record<string, unknown>>, token: string): unknown;
}

function adding(value: unknown): Change {
  return {
    whole: () => value,
    element: (list, token) =>
      token === '-' || token === String(list.length)
        ? [...list, value]
        : list.toSpliced(indexOf(list, token, [token]), 0, value),
    member: (object, token) => ({ ...object, [token]: value }),
  };
}

const removing: Change = {
  whole: () => undefined,
  element: (list, token) => list.toSpliced(indexOf(list, token, [token]), 1),
  member: (object, token) => {
    const { [token]: removed, ...others } = object;
    return removed === undefined ? unfit([token]) : others;
  },
};

function replacing(value: unknown): Change {
  return {
    whole: () => value,
    element: (list, token) => list.with(indexOf(list, token, [token]), value),
    member: (object, token) => (Object.hasOwn(object, token) ? { ...object, [token]: value } : unfit([token])),
  };
}

function equal(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((element, index) => equal(element, right[index]));
  }
  if (isObject(left) && isObject(right)) {
    const names = Object.keys(left);
    const isSame = (name: string) => Object.hasOwn(right, name) && equal(left[name], right[name]);
    return names.length === Object.keys(right).length && names.every(isSame);
  }
  return left === right;
}

function apply(document: unknown, operation: Operation): unknown {
  const tokens = tokensOf(operation.path);
  switch (operation.op) {
    case 'add':
      return withChange(document, tokens, adding(operation.value));
    case 'remove':
      return withChange(document, tokens, removing);
    case 'replace':
      return withChange(document, tokens, replacing(operation.value));
    case 'copy':
      return withChange(document, tokens, adding(valueAt(document, tokensOf(operation.from))));
    case 'move': {
      if (`${operation.path}/`.startsWith(`${operation.from}/`) && operation.path !== operation.from) {
        return unfit(tokens);
      }
      const from = tokensOf(operation.from);
      const moved = valueAt(document, from);
      return withChange(withChange(document, from, removing), tokens, adding(moved));
    }
    case 'test':
      if (!equal(valueAt(document, tokens), operation.value)) {
        throw generalError('invalidJSON', `The JSON patch does not fit: ${operation.path} has another value.`);
      }
      return document;
  }
}

/**
 * Applies a JSON patch, all of it or nothing (RFC 6902).
 * @throws ApiErrors 400 for an operation that does not fit the document
 */
export function applyJsonPatch(document: unknown, patch: readonly Operation[]): unknown {
  return patch.reduce(apply, document);
}
