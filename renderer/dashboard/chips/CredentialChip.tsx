import type { CredentialId } from '../../../main/recording/credential.ts';
import { useLab } from '../state/lab-store.ts';
import { useRevealed } from '../state/revealed-store.ts';
import { followed, look, togglePin, useView } from '../state/view-store.ts';
import { hueOf } from '../words/credential.ts';
import css from './CredentialChip.module.css';
import { RevealButton } from './RevealButton.tsx';

interface CredentialChipProps {
  readonly id: CredentialId;
  /** Shown until the lab has said what this is. */
  readonly shown?: string;
  /** With its masked value, and the button that reveals it. */
  readonly withValue?: boolean;
}

/** The same credential looks the same everywhere; pointing at one lights up all. */
export function CredentialChip({ id, shown = '', withValue = false }: CredentialChipProps) {
  const credential = useLab(({ recording }) => recording.credentials.known.get(id)?.credential);
  const isLit = useView((view) => followed(view) === id);
  const isPinned = useView(({ pinned }) => pinned === id);
  const value = useRevealed(({ values }) => values.get(id));

  const name = credential?.name ?? shown;
  const masked = credential?.shown ?? shown;
  return (
    <span
      className={css.chip}
      data-hue={credential ? hueOf[credential.kind] : 'binding'}
      data-lit={isLit || undefined}
      data-pinned={isPinned || undefined}
    >
      <button
        type="button"
        className={css.name}
        aria-pressed={isPinned}
        aria-label={`${name}: follow it`}
        title={withValue ? undefined : masked}
        onPointerEnter={() => look({ hovered: id })}
        onPointerLeave={() => look({ hovered: undefined })}
        onFocus={() => look({ hovered: id })}
        onBlur={() => look({ hovered: undefined })}
        onClick={() => togglePin(id)}
      >
        {name}
      </button>
      {withValue ? (
        <>
          <code className={css.value} data-revealed={value !== undefined || undefined}>
            {value ?? masked}
          </code>
          <RevealButton id={id} name={name} />
        </>
      ) : null}
    </span>
  );
}
