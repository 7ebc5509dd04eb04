import type { Point } from '../space.ts';
import type { Lifetime, Note, Phase } from '../step.ts';
import { isCookie, type Kept } from '../storage.ts';
import { keepsSession, refreshCookie, shortLived } from './keeps.ts';
import { loadGranted, loadRefused, loadRenewed, thief } from './load.ts';
import { attackCookie, attackPath } from './notes.ts';

const steal = (kept: Kept) => [{ do: 'steal', kept: [kept] } as const];

const called = ({ role }: Kept) => (role === 'session' ? 'session id' : role);

/** A thief with the refresh token, and a short-lived proof out of thin air, gets the data and a proof of its own (A-RT). */
export function stolenRefreshToken(point: Point): readonly Phase[] {
  const refresh = refreshCookie(point, 'store');
  if (!refresh) return [];
  const proof = [shortLived(point, 'store').kept].filter(isCookie);
  const loot = [...proof.map((forged) => ({ forged })), { stolen: refresh }];
  const attacker = thief('store', point, loot, [...proof, refresh], slips(point));
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
  const { kept } = shortLived(point, 'store');
  return {
    title: `Attack: stolen ${called(kept)}`,
    drawnBy: 'article',
    before: steal(kept),
    steps: [loadGranted(point, 'store', thief('store', point, [{ stolen: kept }], [kept]))],
  };
}

/** The other side of the moment: once it has expired, the same loot is worth nothing. */
export function lootExpired(point: Point): readonly Phase[] {
  const { kept, lifetime } = shortLived(point, 'store');
  const refresh = refreshCookie(point, 'store');
  return [expired(point, kept, lifetime), ...(refresh ? [expired(point, refresh, 'refresh token')] : [])];
}

/** As much of that as concerns the JWT. */
export function stolenJwtExpired(point: Point): Phase {
  return expired(point, shortLived(point, 'store').kept, 'JWT');
}

function expired(point: Point, kept: Kept, past: Lifetime): Phase {
  return {
    title: `The stolen ${called(kept)} has expired`,
    drawnBy: 'lab',
    before: [{ do: 'move clock', past }],
    steps: [loadRefused(point, 'store', thief('store', point, [{ stolen: kept }], [kept]))],
  };
}
