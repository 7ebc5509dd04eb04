/** A name and a value found in a message, wherever it was written: query, form, JSON member. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** The fields of `a=b&c=d`. */
export function urlencodedFields(text: string): Field[] {
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
}

/** The fields of a URL's query and fragment. Relative URLs will do. */
export function urlFields(url: string): { query: Field[]; fragment: Field[] } {
  const [beforeHash = '', fragment = ''] = splitOnce(url, '#');
  const [, query = ''] = splitOnce(beforeHash, '?');
  return { query: urlencodedFields(query), fragment: urlencodedFields(fragment) };
}

/** Every string in a JSON text with the name of the member that holds it; strings that are URLs give their fields too. */
export function jsonFields(text: string): Field[] {
  const found: Field[] = [];
  const visit = (name: string, value: unknown): void => {
    if (typeof value === 'string') {
      found.push({ name, value });
      if (/^https?:\/\/.*[?#]/.test(value)) {
        const { query, fragment } = urlFields(value);
        found.push(...query, ...fragment);
      }
    } else if (Array.isArray(value)) {
      for (const item of value) visit(name, item);
    } else if (value !== null && typeof value === 'object') {
      for (const [member, inner] of Object.entries(value)) visit(member, inner);
    }
  };
  try {
    visit('', JSON.parse(text));
  } catch {
    return []; // Not JSON after all, or cut at 64 KiB: nothing to recognise by name; known values are still found by value.
  }
  return found;
}

/** The members of a JSON object that are text, a number or a truth value; what is nested in them is not. */
export function topLevelFields(text: string): Field[] {
  try {
    const body: unknown = JSON.parse(text);
    const members = body !== null && typeof body === 'object' ? Object.entries(body) : [];
    return members.flatMap(([name, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [{ name, value: String(value) }] : [],
    );
  } catch {
    return []; // Says that it is JSON and is none: it says nothing by name.
  }
}

/** The fields of a body, by its content type. */
export function bodyFields(text: string, contentType: string | undefined): Field[] {
  if (contentType?.includes('x-www-form-urlencoded')) return urlencodedFields(text);
  // A `code` in JSON is an error's; authorization codes travel in redirects and forms (RFC 6749 section 4.1.2).
  if (contentType?.includes('json')) return jsonFields(text).filter(({ name }) => name !== 'code');
  return [];
}

/** The secret in `Basic` client credentials: each half form-encoded, then both in base64 (RFC 6749 section 2.3.1). */
export function clientSecretOf(base64: string): string {
  const [, secret = ''] = splitOnce(Buffer.from(base64, 'base64').toString('utf8'), ':');
  return urlencodedFields(`secret=${secret.replaceAll('&', '%26')}`)[0]?.value ?? '';
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
