import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Whoever may steer the lab holds this; made anew at every launch. */
export type LabToken = string & { readonly brand: 'LabToken' };

/** 256 random bits. */
export function createLabToken(): LabToken {
  return randomBytes(32).toString('base64url') as LabToken;
}

/** Why a request to the lab's API is refused. */
export interface Refusal {
  readonly status: 401 | 403;
  readonly problem: string;
}

/** What of a request decides. */
export interface Claim {
  readonly origin: string | undefined;
  readonly token: string | undefined;
}

/**
 * Lets in only the dashboard of this launch. A page of another origin is refused even with the token: browsers send Origin with
 * every WebSocket and every POST (RFC 6455 section 10.2), so that a site the person happens to visit cannot steer the lab.
 */
export function refuse({ origin, token }: Claim, expected: LabToken, labOrigin: string): Refusal | undefined {
  if (origin !== undefined && origin !== labOrigin) {
    return {
      status: 403,
      problem: `Requests from ${origin} are refused: only the dashboard at ${labOrigin} may steer the lab.`,
    };
  }
  if (token === undefined)
    return { status: 401, problem: 'The token of this launch is missing. Open the link that the lab printed.' };
  if (!same(token, expected)) {
    return { status: 401, problem: 'This token belongs to another launch. Open the link that the lab printed last.' };
  }
  return undefined;
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
