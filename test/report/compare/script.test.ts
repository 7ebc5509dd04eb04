import { describe, expect, it } from 'vitest';
import type { RowDefinition } from '../../../main/report/compare/cell.ts';
import { scriptRows } from '../../../main/report/compare/rows/script.ts';
import {
  cart,
  cellOf,
  exchange,
  jwt,
  observedIn,
  pageLoaded,
  password,
  past,
  recorded,
  STEP_MS,
  scriptSaw,
} from './recorded.ts';

function rowOf(id: string): RowDefinition {
  const row = scriptRows.find((one) => one.id === id);
  if (!row) throw new Error(`No row ${id}.`);
  return row;
}

const jwtRow = rowOf('script-JWT');
const home = [...exchange('x1', {}), pageLoaded('x1')];
const inAddress = scriptSaw('location', `http://store.example.localhost/#access_token=${jwt}`);

describe('What a script can read', () => {
  it('is nothing where the probe was in the page and saw nothing', () => {
    expect(observedIn(jwtRow, recorded(home, cart('x2', { jwt })))).toMatchObject({
      value: ['never'],
      evidence: [{ exchange: 'x1' }],
    });
  });

  it('is not observed where no page was watched, or no such thing ever appeared', () => {
    expect(cellOf(jwtRow, recorded(cart('x1', { jwt }))).kind).toBe('not observed');
    expect(cellOf(jwtRow, recorded(home)).kind).toBe('not observed');
  });

  it('is there briefly, until the page itself takes it away', () => {
    const drop = exchange('x2', { method: 'POST', path: '/api/cookie-drop', json: { access_token: jwt } });
    const cell = observedIn(jwtRow, recorded(drop, inAddress, scriptSaw('location', '')));
    expect(cell.value).toEqual(['briefly', 'the address']);
    expect(cell.says).toBe(`briefly: the address for ${STEP_MS} ms`);
  });

  it('is there briefly, until another page is loaded, and not until the one that is just loading', () => {
    const known = cart('x2', { jwt });
    const next = [...exchange('x3', {}), pageLoaded('x3')];
    const cell = observedIn(jwtRow, recorded(known, exchange('x1', {}), inAddress, pageLoaded('x1'), next));
    expect(cell.says).toBe(`briefly: the address for ${4 * STEP_MS} ms`);
  });

  it('only passes through in what a page fetches', () => {
    const cell = observedIn(jwtRow, recorded(cart('x1', { jwt }), scriptSaw('fetch response', `{"token":"${jwt}"}`)));
    expect(cell.value).toEqual(['briefly', 'an answer that the page gets']);
  });

  it('lasts where the clock jumps meanwhile; the jump itself does not count', () => {
    const stored = scriptSaw('local storage', `{"jwt":"${jwt}"}`);
    const known = cart('x1', { jwt });
    expect(observedIn(jwtRow, recorded(known, stored)).says).toBe('lasting: local storage, to the end of the run');
    const gone = observedIn(jwtRow, recorded(known, stored, past('JWT'), scriptSaw('local storage', '')));
    expect(gone.value).toEqual(['lasting', 'local storage']);
    expect(gone.says).toBe(`lasting: local storage for ${2 * STEP_MS} ms`);
    const goesOn = { type: 'action', by: 'person', says: 'presses a button' } as const;
    const pressed = observedIn(jwtRow, recorded(known, inAddress, goesOn, scriptSaw('location', '')));
    expect(pressed.value).toEqual(['lasting', 'the address']);
  });

  it("is the application's business only in the application's pages", () => {
    const row = rowOf('script-password');
    const form = `password=${password}`;
    const send = exchange('x2', { to: 'fusionauth', method: 'POST', form: { password } });
    const atFusionAuth = observedIn(row, recorded(home, scriptSaw('form field', form, 'fusionauth'), send));
    expect(atFusionAuth.says).toBe("never: only in FusionAuth's own page");
    const left = [...send, pageLoaded('x2')];
    const atStore = observedIn(row, recorded(home, scriptSaw('form field', form), left));
    expect(atStore.value).toEqual(['briefly', 'the form']);
  });
});
