const TOKEN =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:]/uy;

/** What may come next. */
type Expectation = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'end of text';

function afterValue(open: readonly string[]): Expectation {
  return open.length === 0 ? 'end of text' : ', or end';
}

function isKind(token: string, expected: Expectation): boolean {
  const isKey = token.startsWith('"');
  const isValue = !/^[\]},:]/.test(token);
  switch (expected) {
    case 'value':
      return isValue;
    case 'value or ]':
      return isValue || token === ']';
    case 'key':
      return isKey;
    case 'key or }':
      return isKey || token === '}';
    case ':':
      return token === ':';
    case ', or end':
      return token === ',' || token === ']' || token === '}';
    case 'end of text':
      return false;
  }
}

/** What may follow the token; `open` holds the closing brackets that are still due, the innermost last. */
function follow(token: string, expected: Expectation, open: string[]): Expectation | undefined {
  if (token === '{' || token === '[') {
    open.push(token === '{' ? '}' : ']');
    return token === '{' ? 'key or }' : 'value or ]';
  }
  if (token === '}' || token === ']') {
    return open.pop() === token ? afterValue(open) : undefined;
  }
  if (token === ',') {
    return open.at(-1) === '}' ? 'key' : 'value';
  }
  if (expected === 'key' || expected === 'key or }') {
    return ':';
  }
  return token === ':' ? 'value' : afterValue(open);
}

/**
 * Offset at which text stops being JSON (RFC 8259), which the messages of `JSON.parse` do not always tell; the text's
 * length when it merely ends too early.
 */
export function syntaxErrorOffset(text: string): number {
  const open: string[] = [];
  let expected: Expectation = 'value';
  let offset = 0;
  while (true) {
    offset += /^[ \t\r\n]*/.exec(text.slice(offset))?.[0].length ?? 0;
    TOKEN.lastIndex = offset;
    const token: string | undefined = TOKEN.exec(text)?.[0];
    const next: Expectation | undefined =
      token !== undefined && isKind(token, expected) ? follow(token, expected, open) : undefined;
    if (token === undefined || next === undefined) {
      return offset;
    }
    expected = next;
    offset += token.length;
  }
}
