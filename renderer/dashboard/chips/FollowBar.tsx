import { stretch } from '../model/lab-time.ts';
import { holdersOf, lifeOf, readableByScript } from '../model/life-line.ts';
import { useRunStart } from '../state/lab-clock.ts';
import { useLab } from '../state/lab-store.ts';
import { followed, look, useView } from '../state/view-store.ts';
import { lanes, partyTitle } from '../words/party.ts';
import { CredentialChip } from './CredentialChip.tsx';
import css from './FollowBar.module.css';
import { TimeLeft } from './TimeLeft.tsx';

/** The life of the credential that is followed, in a line. Its place is always there, so that nothing moves. */
export function FollowBar() {
  const id = useView(followed);
  const isPinned = useView(({ pinned }) => pinned !== undefined && pinned === id);
  const recording = useLab((lab) => lab.recording);
  const runStart = useRunStart();
  const known = id && recording.credentials.known.get(id);

  if (!known) {
    return (
      <section className={css.bar} aria-label="Followed credential">
        <p className={css.hint}>
          Follow a credential: point at a chip and its life is told here; press it to keep following.
        </p>
      </section>
    );
  }

  const { credential } = known;
  const life = lifeOf(known, recording);
  const isReadable = readableByScript(known, recording);
  return (
    <section className={css.bar} aria-label="Followed credential" data-testid="follow-bar">
      <div className={css.what}>
        <CredentialChip id={credential.id} withValue />
        <span className={css.facts}>
          {credential.kind}
          {credential.expiresAt === undefined ? null : (
            <>
              {' · '}
              <TimeLeft until={credential.expiresAt} />
            </>
          )}
          {isPinned ? (
            <button
              type="button"
              className={css.release}
              onClick={() => look({ pinned: undefined, hovered: undefined })}
            >
              let go
            </button>
          ) : null}
        </span>
      </div>
      <p className={css.life}>
        {life.map(({ at, until, seq, says, times, kind }) => (
          <span key={`${seq} ${says}`} className={css.event} data-kind={kind}>
            {says}
            {times > 1 ? ` ${times} times` : ''} <span className={css.at}>{stretch(at, until, runStart)}</span>
          </span>
        ))}
        {isReadable === false ? <span className={css.event}>never readable by script</span> : null}
        <span className={css.event}>
          seen by{' '}
          {holdersOf(known, lanes)
            .map((party) => partyTitle[party])
            .join(', ')}
        </span>
      </p>
    </section>
  );
}
