import type { SiteName } from '../../../../scenarios/parties.ts';
import { notObserved, observed, type RowDefinition } from '../cell.ts';
import { atExchange } from '../evidence.ts';
import { legTo } from '../legs.ts';
import { isRedirect } from '../seen-exchange.ts';
import { counted } from '../words.ts';

const goal = { store: 'the first cart', forums: "the second application's first posts" } as const;

/** Every exchange on the way, through the browser and between servers. */
function exchangesTo(site: SiteName): RowDefinition {
  return {
    id: `exchanges-to-${site}`,
    group: 'How much traffic',
    title: `Exchanges to ${goal[site]}`,
    cell(reading) {
      const leg = legTo(reading, site);
      if (!leg) return notObserved(`Nobody got to ${goal[site]}.`);
      const { front, back, preflights, data } = leg;
      const extra = preflights.length > 0 ? `, ${counted(preflights.length, 'CORS preflight')}` : '';
      return observed(
        [`front channel ${front.length}`, `back channel ${back.length}`, `preflights ${preflights.length}`],
        `${front.length} front channel, ${back.length} back channel${extra}`,
        [...front.slice(0, 1), ...back, data].map((one) => atExchange(one)),
        '',
      );
    },
  };
}

/** Redirects that the browser followed on the way. */
function redirectsTo(site: SiteName): RowDefinition {
  return {
    id: `redirects-to-${site}`,
    group: 'How much traffic',
    title: `Redirects to ${goal[site]}`,
    cell(reading) {
      const leg = legTo(reading, site);
      if (!leg) return notObserved(`Nobody got to ${goal[site]}.`);
      const redirects = leg.front.filter(isRedirect);
      return observed(
        redirects.length,
        redirects.length === 0 ? 'none' : String(redirects.length),
        redirects.length === 0 ? leg.front.map((one) => atExchange(one)) : redirects.map((one) => atExchange(one)),
        '',
      );
    },
  };
}

/** What the way to the data costs, for both applications. */
export const traffic: readonly RowDefinition[] = (['store', 'forums'] as const).flatMap((site) => [
  exchangesTo(site),
  redirectsTo(site),
]);
