import { type Reply, understand } from './replies.ts';

/** No answer at all: the network, or another origin that does not let this page read it. */
const noAnswer: Reply = { kind: 'problem', status: 0, problem: 'No answer came.' };

interface Asked {
  readonly method?: 'POST';
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, string>>;
  /** A token that this page keeps itself (RFC 6750 section 2.1). */
  readonly bearer?: string;
  /** How this site's visitors log in: by a link in the reply, or by a form in this page. */
  readonly way?: 'link' | 'form';
}

/** Asks the site's own backend. The browser adds the cookies; this page never sees one. Never rejects. */
export async function ask(path: string, { method, body, bearer, way }: Asked = {}): Promise<Reply> {
  try {
    const response = await fetch(path, {
      method: method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return understand(response.status, await response.json(), way);
  } catch {
    return noAnswer;
  }
}
