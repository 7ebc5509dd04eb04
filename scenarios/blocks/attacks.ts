import type { CookieKind } from '../cookies.ts';
import type { Point } from '../space.ts';
import type { Note, Phase } from '../step.ts';
import { keepsSession, refreshCookie, shortLived } from './keeps.ts';
import { loadGranted, loadRefused, loadRenewed, thief } from './load.ts';
import { attackCookie, attackPath } from './notes.ts';

const steal = (cookie: CookieKind) => [{ do: 'steal', cookies: [cookie] } as const];

/** A thief with the refresh token, and a short-lived proof out of thin air, gets the data and a proof of its own (A-RT). */
export function stolenRefreshToken(point: Point): readonly Phase[] {
  const refresh = refreshCookie(point, 'store');
  if (!refresh) return [];
  const { cookie: forged } = shortLived(point, 'store');
  const attacker = thief('store', point, [{ forged }, { stolen: refresh }], [forged, refresh], slips(point));
  return [
    {
      title: 'Attack: stolen refresh token',
      drawnBy: 'article',
      before: steal(refresh),
      steps: [loadRenewed(point, 'store', attacker)],
    },
  ];
}

/** The slips of the articles in this attack (facts/workflows.md, section 4). */
function slips(point: Point): readonly Note[] {
  if (!keepsSession(point)) return [];
  return point.application === 'spa' ? [attackPath] : [attackCookie];
}

/** A thief with nothing but the session id, or the JWT, gets the data (A-SID, A-JWT). */
export function stolenShortLived(point: Point): Phase {
  const { cookie } = shortLived(point, 'store');
  return {
    title: `Attack: stolen ${cookie.role === 'session' ? 'session id' : cookie.role}`,
    drawnBy: 'article',
    before: steal(cookie),
    steps: [loadGranted(point, 'store', thief('store', point, [{ stolen: cookie }], [cookie]))],
  };
}

/** The other side of the moment: once it has expired, the same loot is worth nothing. */
export function lootExpired(point: Point): readonly Phase[] {
  const { cookie, lifetime } = shortLived(point, 'store');
  const refresh = refreshCookie(point, 'store');
  const phase = (kind: CookieKind, past: typeof lifetime): Phase => ({
    title: `The stolen ${kind.role === 'session' ? 'session id' : kind.role} has expired`,
    drawnBy: 'lab',
    before: [{ do: 'move clock', past }],
    steps: [loadRefused(point, 'store', thief('store', point, [{ stolen: kind }], [kind]))],
  });
  return [phase(cookie, lifetime), ...(refresh ? [phase(refresh, 'refresh token')] : [])];
}
