import type { CredentialId } from '../../../main/recording/credential.ts';
import { useLabLink } from '../state/lab-link.ts';
import { useRevealed } from '../state/revealed-store.ts';
import css from './RevealButton.module.css';

/** Shows one credential's value, or hides it; once shown, it can be copied. */
export function RevealButton({ id, name }: { readonly id: CredentialId; readonly name: string }) {
  const { toggleRevealed } = useLabLink();
  const value = useRevealed(({ values }) => values.get(id));
  const isRevealed = value !== undefined;
  return (
    <>
      <button
        type="button"
        className={css.button}
        aria-pressed={isRevealed}
        aria-label={`${isRevealed ? 'Hide' : 'Reveal'} ${name}`}
        onClick={() => toggleRevealed(id)}
      >
        {isRevealed ? 'hide' : 'reveal'}
      </button>
      {isRevealed ? (
        <button
          type="button"
          className={css.button}
          aria-label={`Copy ${name}`}
          onClick={() => void navigator.clipboard.writeText(value)}
        >
          copy
        </button>
      ) : null}
    </>
  );
}
