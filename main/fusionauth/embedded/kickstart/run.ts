import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { KickstartError } from './kickstart-error.ts';
import type { Kickstart, KickstartRequest } from './load.ts';

const refusalSchema = z.object({ fieldErrors: z.record(z.string(), z.unknown()).default({}) });

/** The first field that an Errors body blames, if it is one and blames any. */
function blamedField(body: string): string | undefined {
  try {
    const parsed = refusalSchema.safeParse(JSON.parse(body));
    return parsed.success ? Object.keys(parsed.data.fieldErrors)[0] : undefined;
  } catch {
    return undefined;
  }
}

async function send(app: FastifyInstance, key: string, request: KickstartRequest) {
  const { method, body, tenantId } = request;
  // Kickstarts choose between the kinds of PATCH; everything else is JSON (contract section 9.1).
  const contentType = (method === 'PATCH' ? request.contentType : undefined) ?? 'application/json';
  const url = request.url.startsWith('/') ? request.url : `/${request.url}`;
  const headers = { authorization: key, 'content-type': contentType };
  return app.inject({
    method,
    url,
    headers: tenantId === undefined ? headers : { ...headers, 'x-fusionauth-tenantid': tenantId },
    payload: JSON.stringify(body),
  });
}

/**
 * Sends the kickstart's requests, in order, with its first API key (contract section 9.1).
 * @throws KickstartError for the first request that is refused, with status and answer; the rest is not sent
 */
export async function runKickstart(app: FastifyInstance, { file, apiKeys, requests }: Kickstart): Promise<void> {
  const key = apiKeys[0]?.key ?? '';
  for (const [index, request] of requests.entries()) {
    const { statusCode, body } = await send(app, key, request);
    if (statusCode !== 200) {
      const field = blamedField(body);
      const path = field === undefined ? `requests[${index}]` : `requests[${index}].body.${field}`;
      const answer = body === '' ? 'without a body' : `with ${body}`;
      throw new KickstartError(file, path, `${request.method} ${request.url} was answered ${statusCode} ${answer}`);
    }
  }
}
