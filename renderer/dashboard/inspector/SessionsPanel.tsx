import { Empty } from '../app/Empty.tsx';
import { Countdown } from '../chips/Countdown.tsx';
import { Masked } from '../chips/Masked.tsx';
import { sinceStart } from '../model/lab-time.ts';
import type { Recording } from '../model/recording.ts';
import type { KeptSession } from '../model/sessions.ts';
import { stateOf } from '../model/sessions.ts';
import { useLabNow, useRunStart } from '../state/lab-clock.ts';
import { partyTitle } from '../words/party.ts';
import css from './Card.module.css';

const keepers = ['store', 'forums', 'fusionauth'] as const;

/** Of very many only the newest. */
const shownOfAKeeper = 50;

/** The sessions that Store, Forums and FusionAuth keep, newest first. */
export function SessionsPanel({ recording }: { readonly recording: Recording }) {
  const all = [...recording.sessions.values()].reverse();
  if (all.length === 0) {
    return (
      <Empty>
        The sessions that Store, Forums and FusionAuth keep on their side appear here, with their owner and the time
        they have left. Press Run, or log in by hand.
      </Empty>
    );
  }
  return keepers.map((party) => {
    const sessions = all.filter((kept) => kept.party === party);
    if (sessions.length === 0) return null;
    return (
      <section key={party} aria-label={`Sessions of ${partyTitle[party]}`}>
        <h3 className={css.group}>
          {partyTitle[party]} <small>{party === 'fusionauth' ? 'single sign-on' : ''}</small>
        </h3>
        {sessions.slice(0, shownOfAKeeper).map((kept) => (
          <SessionCard key={kept.key} kept={kept} />
        ))}
      </section>
    );
  });
}

function SessionCard({ kept }: { readonly kept: KeptSession }) {
  const now = useLabNow();
  const runStart = useRunStart();
  const { session, change, changedAt, extensions } = kept;
  const state = stateOf(kept, now);
  return (
    <article className={css.card} data-gone={state !== 'alive' || undefined}>
      <div className={css.head}>
        <Masked text={session.id} withValues />
        <strong>{state}</strong>
      </div>
      <p>of {session.user}</p>
      <Countdown from={change === 'extended' ? changedAt : session.createdAt} until={session.expiresAt} clock="lab" />
      <p className={css.soft}>
        created at {sinceStart(session.createdAt, runStart)}
        {extensions > 0 ? `, pushed forward ${extensions === 1 ? 'once' : `${extensions} times`}` : ''}
      </p>
    </article>
  );
}
