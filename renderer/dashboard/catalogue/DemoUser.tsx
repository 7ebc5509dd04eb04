import { CredentialChip } from '../chips/CredentialChip.tsx';
import { useLab } from '../state/lab-store.ts';
import css from './Catalogue.module.css';

/** Whom to log in as. */
export function DemoUser() {
  const email = useLab(({ state }) => state?.user.email);
  const password = useLab(
    ({ recording }) =>
      [...recording.credentials.known.values()].find(({ credential }) => credential.kind === 'password')?.credential.id,
  );
  if (!email) return null;
  return (
    <section className={css.section} aria-labelledby="user-title">
      <h2 id="user-title" className={css.title}>
        Log in as
      </h2>
      <p className={css.mail}>{email}</p>
      {password ? (
        <CredentialChip id={password} withValue />
      ) : (
        <p className={css.note}>The password appears here when the run begins.</p>
      )}
    </section>
  );
}
