import { CredentialChip } from '../chips/CredentialChip.tsx';
import type { ObservedExchange } from '../model/exchanges.ts';
import { chipsOf } from '../model/masked-text.ts';
import css from './Withheld.module.css';

/** Cookies that the browser kept to itself on this message, with its reason. */
export function WithheldCookies({ observed }: { readonly observed: ObservedExchange }) {
  return observed.browser?.withheld.map(({ cookie, reason, inWords }) => (
    <span key={`${cookie.domain} ${cookie.path} ${cookie.name}`} className={css.withheld} title={reason}>
      <span className={css.struck}>
        <code>{cookie.name}</code>{' '}
        {chipsOf(cookie.value).map(({ credential, shown }) => (
          <CredentialChip key={credential} id={credential} shown={shown} />
        ))}
      </span>{' '}
      {inWords}
    </span>
  ));
}

/** Cookies of the reply that the browser did not keep, and those that the attacker does. */
export function RefusedCookies({ observed }: { readonly observed: ObservedExchange }) {
  return (
    <>
      {observed.browser?.refused.map(({ name, reason, inWords }) => (
        <span key={name} className={css.withheld} title={reason}>
          <code className={css.struck}>{name}</code> {inWords}
        </span>
      ))}
      {observed.attackerKept.map(({ name, value }) => (
        <span key={name} className={css.loot}>
          the attacker keeps <code>{name}</code>{' '}
          {chipsOf(value).map(({ credential, shown }) => (
            <CredentialChip key={credential} id={credential} shown={shown} />
          ))}
        </span>
      ))}
    </>
  );
}

/** Whether anything hangs under the message's request. */
export function hasWithheld({ browser }: ObservedExchange): boolean {
  return browser !== undefined && browser.withheld.length > 0;
}

/** Whether anything hangs under its reply. */
export function hasRefused({ browser, attackerKept }: ObservedExchange): boolean {
  return attackerKept.length > 0 || (browser !== undefined && browser.refused.length > 0);
}
