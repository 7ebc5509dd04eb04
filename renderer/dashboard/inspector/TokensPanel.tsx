import { Empty } from '../app/Empty.tsx';
import type { Recording } from '../model/recording.ts';
import { tokenKinds } from '../words/credential.ts';
import css from './Card.module.css';
import { TokenCard } from './TokenCard.tsx';

/** Newest first, and of a very long series only these. */
const shownOfAKind = 50;

/** Every token, code and secret of the run, by kind; newest first. */
export function TokensPanel({ recording }: { readonly recording: Recording }) {
  const all = [...recording.credentials.known.values()];
  const groups = tokenKinds
    .map((kind) => [kind, all.filter(({ credential }) => credential.kind === kind).reverse()] as const)
    .filter(([, known]) => known.length > 0);
  if (groups.length === 0) {
    return (
      <Empty>
        Tokens, codes and secrets appear here as they are seen: JWTs decoded, each with its life. Press Run, or log in
        by hand.
      </Empty>
    );
  }
  return groups.map(([kind, known]) => (
    <section key={kind} aria-label={kind}>
      <h3 className={css.group}>
        {kind} <small>{known.length > 1 ? `${known.length}, newest first` : ''}</small>
      </h3>
      {known.slice(0, shownOfAKind).map((one, index) => (
        <TokenCard key={one.credential.id} known={one} recording={recording} isNewest={index === 0} />
      ))}
    </section>
  ));
}
