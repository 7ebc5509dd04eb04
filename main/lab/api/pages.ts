import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The dashboard's page with a nonce of its own, and the policy that lets nothing else in (CSP Level 3). */
export async function dashboardPage(
  pages: string,
  origin: string,
): Promise<{ readonly html: string; readonly csp: string }> {
  const nonce = randomBytes(18).toString('base64');
  const html = await readFile(join(pages, 'dashboard', 'index.html'), 'utf8');
  const csp = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${origin.replace(/^http/, 'ws')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html: html.replaceAll('__NONCE__', nonce), csp };
}
