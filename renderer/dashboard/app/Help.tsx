import { useEffect, useRef } from 'react';
import { look, useView } from '../state/view-store.ts';
import { Button } from './Button.tsx';
import css from './Help.module.css';

const keys: readonly (readonly [key: string, does: string])[] = [
  ['C', 'from the lab to the comparison, and back'],
  ['R', 'run the scenario; in the comparison, what has not been run'],
  ['S', 'one step'],
  ['P', 'pause'],
  ['↑ ↓', 'walk the messages'],
  ['Enter', 'open the message, beside what was promised'],
  ['Esc', 'close; let the credential go'],
  ['/', 'search the timeline'],
  ['T', 'diagram or table'],
  ['I', 'cookies, tokens and sessions (narrow windows)'],
  ['?', 'this page'],
];

/** The keys, and how to read the diagram. */
export function Help() {
  const isOpen = useView(({ helpOpen }) => helpOpen);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);

  return (
    <dialog ref={dialog} className={css.help} onClose={() => look({ helpOpen: false })} aria-labelledby="help-title">
      <h2 id="help-title" className={css.title}>
        Reading Loginscope
      </h2>
      <p>
        Faint arrows are what the workflow promises; each is lit when it is seen. A single line goes through the
        browser, a double line between servers. What rides on an arrow are credentials: point at one to see it light up
        wherever it occurs, press it to keep following it.
      </p>
      <dl className={css.keys}>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <Button type="submit">Close</Button>
      </form>
    </dialog>
  );
}
