import { Countdown } from '../chips/Countdown.tsx';
import { Masked } from '../chips/Masked.tsx';
import { sinceStart } from '../model/lab-time.ts';
import { holdersOf } from '../model/life-line.ts';
import { credentialOf } from '../model/masked-text.ts';
import type { Recording } from '../model/recording.ts';
import type { StoredItem } from '../model/storage.ts';
import { useRunStart } from '../state/lab-clock.ts';
import { lanes, partyTitle } from '../words/party.ts';
import { storageInWords } from '../words/storage.ts';
import css from './Card.module.css';

/** One item of a page's storage: what it holds, who can read it, how long it lasts, how it came to be. */
export function StorageCard({ item, recording }: { readonly item: StoredItem; readonly recording: Recording }) {
  const { key, value, present, since, history } = item;
  const runStart = useRunStart();
  const id = credentialOf(value);
  const known = id && recording.credentials.known.get(id);
  const expiresAt = known?.credential.expiresAt;

  return (
    <article className={css.card} data-gone={!present || undefined}>
      <div className={css.head}>
        <span className={css.name}>{key}</span>
        <Masked text={value} withValues />
      </div>
      {present ? (
        <>
          <ul className={css.words}>
            {storageInWords(item).map(({ says, term }) => (
              <li key={term}>
                {says} <span className={css.term}>{term}</span>
              </li>
            ))}
          </ul>
          {expiresAt === undefined ? null : <Countdown from={since} until={expiresAt} clock="lab" />}
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
        <p>removed by the page</p>
      )}
      <details className={css.fold}>
        <summary>{history.length === 1 ? 'written once' : `${history.length} changes`}</summary>
        <ol className={css.history}>
          {history.slice(-20).map(({ seq, at, value: then }) => (
            <li key={seq}>
              <code>{sinceStart(at, runStart)}</code>{' '}
              {then === null ? (
                'removed'
              ) : (
                <>
                  written <Masked text={then} />
                </>
              )}
            </li>
          ))}
        </ol>
      </details>
    </article>
  );
}
