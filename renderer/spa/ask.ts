import { type Reply, understand } from './replies.ts';

/** Asks the site's own backend. The browser adds the cookies; this page never sees one. Never rejects. */
export async function ask(method: 'GET' | 'POST', path: string): Promise<Reply> {
  try {
    const response = await fetch(path, { method, headers: { accept: 'application/json' } });
    return understand(response.status, await response.json());
  } catch {
    return { kind: 'problem', status: 0, problem: 'No answer came.' };
  }
}
