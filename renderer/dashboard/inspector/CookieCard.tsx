import { Countdown } from '../chips/Countdown.tsx';
import { Masked } from '../chips/Masked.tsx';
import { pathOf } from '../model/address.ts';
import type { CookieEvent, KeptCookie } from '../model/jar.ts';
import { sinceStart } from '../model/lab-time.ts';
import { holdersOf } from '../model/life-line.ts';
import { credentialOf } from '../model/masked-text.ts';
import type { Recording } from '../model/recording.ts';
import { useRunStart } from '../state/lab-clock.ts';
import { cookieInWords } from '../words/cookie.ts';
import { lanes, partyTitle } from '../words/party.ts';
import css from './Card.module.css';

/** One cookie: what it carries, what its attributes mean, how long it lasts, how it came to be. */
export function CookieCard({ kept, recording }: { readonly kept: KeptCookie; readonly recording: Recording }) {
  const { cookie, present, since, history } = kept;
  const id = credentialOf(cookie.value);
  const known = id && recording.credentials.known.get(id);
  const labExpiry = known?.credential.expiresAt;

  return (
    <article className={css.card} data-gone={!present || undefined}>
      <div className={css.head}>
        <span className={css.name}>{cookie.name}</span>
        <Masked text={cookie.value} withValues />
      </div>
      {present ? (
        <>
          <ul className={css.words}>
            {cookieInWords(cookie).map(({ says, term }) => (
              <li key={term}>
                {says} <span className={css.term}>{term}</span>
              </li>
            ))}
          </ul>
          {labExpiry === undefined ? null : <Countdown from={since} until={labExpiry} clock="lab" />}
          <BrowserExpiry kept={kept} hasLabExpiry={labExpiry !== undefined} />
          {known ? (
            <p className={css.soft}>
              seen by{' '}
              {holdersOf(known, lanes)
                .map((party) => partyTitle[party])
                .join(', ')}
            </p>
          ) : null}
        </>
      ) : (
        <p>no longer in this browser</p>
      )}
      <History history={history} recording={recording} />
    </article>
  );
}

/** When the browser itself drops the cookie: by its own clock, which nobody moves. */
function BrowserExpiry({ kept, hasLabExpiry }: { readonly kept: KeptCookie; readonly hasLabExpiry: boolean }) {
  const { expiresAt } = kept.cookie;
  if (expiresAt === undefined) return <p className={css.soft}>the browser keeps it until it closes</p>;
  if (!hasLabExpiry) return <Countdown from={kept.since} until={expiresAt} clock="browser" />;
  return <p className={css.soft}>the browser itself would keep it until {new Date(expiresAt).toLocaleDateString()}</p>;
}

interface HistoryProps {
  readonly history: readonly CookieEvent[];
  readonly recording: Recording;
}

/** Everything that happened to the cookie, newest last. */
function History({ history, recording }: HistoryProps) {
  const runStart = useRunStart();
  const shown = history.slice(-20);
  return (
    <details className={css.fold}>
      <summary>{history.length === 1 ? 'set once' : `${history.length} changes`}</summary>
      <ol className={css.history}>
        {shown.map(({ seq, at, change, value, exchange: id }) => {
          const exchange = id && recording.exchanges.get(id)?.exchange;
          return (
            <li key={seq}>
              <code>{sinceStart(at, runStart)}</code> {change} <Masked text={value} />{' '}
              {exchange
                ? `by ${partyTitle[exchange.to]}, ${exchange.request.method} ${pathOf(exchange.request.url)}`
                : 'by no recorded message'}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
