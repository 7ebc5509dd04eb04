import css from './WithCommands.module.css';

/** A sentence of the lab, with what stands between backticks as a command: to be read, and taken with one click. */
export function WithCommands({ text }: { readonly text: string }) {
  return text.split('`').map((piece, index) =>
    index % 2 === 1 ? (
      <code key={piece} className={css.command}>
        {piece}
      </code>
    ) : (
      piece
    ),
  );
}
