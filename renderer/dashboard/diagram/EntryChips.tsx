import { CredentialChip } from '../chips/CredentialChip.tsx';
import { useLab } from '../state/lab-store.ts';
import css from './EntryChips.module.css';

/** The credentials that stood in some log entries, each once. */
export function EntryChips({ seqs }: { readonly seqs: readonly number[] }) {
  const bySeq = useLab(({ recording }) => recording.credentials.bySeq);
  const ids = new Set(seqs.flatMap((seq) => bySeq.get(seq) ?? []));
  return (
    <span className={css.chips}>
      {[...ids].map((id) => (
        <CredentialChip key={id} id={id} />
      ))}
    </span>
  );
}
