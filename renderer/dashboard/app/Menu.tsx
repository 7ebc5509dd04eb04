import type { ComponentProps, KeyboardEvent, ReactNode } from 'react';
import css from './Menu.module.css';
import { Popup } from './Popup.tsx';

interface MenuProps extends Pick<ComponentProps<typeof Popup>, 'button' | 'label' | 'disabled' | 'align'> {
  readonly items: readonly { readonly title: string; readonly choose: () => void }[];
  /** Beneath the items, as a field to type in. */
  readonly footer?: (close: () => void) => ReactNode;
}

/** The arrow keys walk the buttons of a menu. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((candidate) => candidate.matches(':focus'));
  buttons.at((at + by) % buttons.length)?.focus();
}

/** A button that opens a list of things to do. */
export function Menu({ items, footer, ...rest }: MenuProps) {
  return (
    <Popup {...rest} kind="menu">
      {(close) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the buttons inside.
        <div onKeyDown={walk}>
          {items.length > 0 ? (
            <div role="menu" aria-label={rest.label}>
              {items.map(({ title, choose }) => (
                <button
                  key={title}
                  type="button"
                  role="menuitem"
                  className={css.item}
                  onClick={() => {
                    choose();
                    close();
                  }}
                >
                  {title}
                </button>
              ))}
            </div>
          ) : null}
          {footer?.(close)}
        </div>
      )}
    </Popup>
  );
}
