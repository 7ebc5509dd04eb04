/** One question to FusionAuth's API. */
export interface Question {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly tenantId?: string;
  readonly signal: AbortSignal;
}

/** How long one answer may take, in milliseconds: a FusionAuth that hangs is asked again. */
const PATIENCE_MS = 10_000;

/** Asks with an API key. `body` is the parsed JSON, or undefined for anything else. Rejects when nobody answers in time. */
export async function ask(
  origin: string,
  apiKey: string,
  question: Question,
): Promise<{ status: number; body: unknown }> {
  const { method, path, body, contentType = 'application/json', tenantId, signal } = question;
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      authorization: apiKey,
      ...(body === undefined ? {} : { 'content-type': contentType }),
      ...(tenantId === undefined ? {} : { 'x-fusionauth-tenantid': tenantId }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: response.status, body: isJson ? JSON.parse(text) : undefined };
}
