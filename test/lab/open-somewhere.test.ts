import { describe, expect, it } from 'vitest';
import { openSomewhere } from '../../main/lab/open-somewhere.ts';

const failing = (code: string) => Object.assign(new Error(`listen ${code}: 127.0.0.1:81`), { code });

/** Opens port 4711 for whoever wants any, and refuses every other as the system does. */
const opener = (code: string) => async (port: number) => {
  if (port !== 0) throw failing(code);
  return { port: 4711 };
};

describe('the port that was wished for', () => {
  it('is taken when it can be had, and nothing is said', async () => {
    expect(await openSomewhere(80, async (port) => ({ port }))).toEqual({ opened: { port: 80 }, elsewhere: undefined });
  });

  it.each([
    ['EADDRINUSE', 'Port 81 is taken; using 4711.'],
    ['EACCES', 'Port 81 is not yours to open on this machine; using 4711.'],
  ])('is replaced by another one for %s, and that is said', async (code, elsewhere) => {
    expect(await openSomewhere(81, opener(code))).toEqual({ opened: { port: 4711 }, elsewhere });
  });

  it('is not replaced for what no other port would mend', async () => {
    await expect(openSomewhere(81, opener('EMFILE'))).rejects.toMatchObject({ code: 'EMFILE' });
  });
});
