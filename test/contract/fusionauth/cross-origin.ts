import { expect, it } from 'vitest';
import { type Bench, environment } from './bench.ts';

/** The CORS filter (contract, section 10): off means 403; on lets in whom it names. */
export function crossOrigin(bench: () => Bench): void {
  const preflight = (origin: string) =>
    bench().ask('/api/login', {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });

  const configure = (corsConfiguration: Readonly<Record<string, unknown>>) =>
    bench().api('/api/system-configuration', { method: 'PATCH', json: { systemConfiguration: { corsConfiguration } } });

  it('lets nobody in while it is off', async () => {
    expect((await preflight(environment.STORE_ORIGIN)).status).toBe(403);
  });

  it('lets in the origins that it names, with credentials, and no other', async () => {
    await configure({
      enabled: true,
      allowCredentials: true,
      allowedOrigins: [environment.STORE_ORIGIN],
      allowedMethods: ['GET', 'POST', 'OPTIONS'],
      allowedHeaders: ['Accept', 'Authorization', 'Content-Type', 'Origin'],
    });
    const known = await preflight(environment.STORE_ORIGIN);
    expect([200, 204]).toContain(known.status);
    expect(known.header('access-control-allow-origin')).toBe(environment.STORE_ORIGIN);
    expect(known.header('access-control-allow-credentials')).toBe('true');
    expect((await preflight('http://thief.example')).status).toBe(403);
    await configure({ enabled: false, allowCredentials: false, allowedOrigins: [] });
    expect((await preflight(environment.STORE_ORIGIN)).status).toBe(403);
  });
}
