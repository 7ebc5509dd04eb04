import { Countdown } from '../chips/Countdown.tsx';
import { CredentialChip } from '../chips/CredentialChip.tsx';
import type { KnownCredential } from '../model/credential-index.ts';
import { stretch } from '../model/lab-time.ts';
import { lifeOf, readableByScript } from '../model/life-line.ts';
import type { Recording } from '../model/recording.ts';
import { useRunStart } from '../state/lab-clock.ts';
import css from './Card.module.css';
import { JwtClaims } from './JwtClaims.tsx';

interface TokenCardProps {
  readonly known: KnownCredential;
  readonly recording: Recording;
  /** Of its kind: shown decoded, the older ones folded. */
  readonly isNewest: boolean;
}

/** One token: decoded when it is a JWT, how long it lasts, and its life. */
export function TokenCard({ known, recording, isNewest }: TokenCardProps) {
  const runStart = useRunStart();
  const { credential, sightings } = known;
  const isReadable = readableByScript(known, recording);
  return (
    <article className={css.card}>
      <div className={css.head}>
        <CredentialChip id={credential.id} withValue />
      </div>
      {credential.expiresAt === undefined ? null : (
        <Countdown from={sightings[0]?.at ?? runStart} until={credential.expiresAt} clock="lab" />
      )}
      {isReadable === undefined ? null : (
        <p className={isReadable ? css.warning : css.soft}>
          {isReadable ? 'readable by script in the browser' : 'never readable by script'}
        </p>
      )}
      {credential.jwt ? <JwtClaims jwt={credential.jwt} isOpen={isNewest} /> : null}
      <ol className={css.history} aria-label="Its life">
        {lifeOf(known, recording).map(({ at, until, seq, says, times }) => (
          <li key={`${seq} ${says}`}>
            <code>{stretch(at, until, runStart)}</code> {says}
            {times > 1 ? ` ${times} times` : ''}
          </li>
        ))}
      </ol>
    </article>
  );
}
