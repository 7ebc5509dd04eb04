import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import css from './Menu.module.css';

interface MenuProps {
  /** What the button shows. */
  readonly button: ReactNode;
  readonly label: string;
  readonly items: readonly { readonly title: string; readonly choose: () => void }[];
  /** Beneath the items, as a field to type in. */
  readonly footer?: (close: () => void) => ReactNode;
  readonly disabled?: boolean;
  /** The edge of the button that the list keeps to. */
  readonly align?: 'left' | 'right';
}

/** A button that opens a list of things to do. */
export function Menu({ button, label, items, footer, disabled = false, align = 'left' }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const close = () => setOpen(false);

  useEffect(() => {
    if (isOpen) list.current?.querySelector('button')?.focus();
  }, [isOpen]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
      root.current?.querySelector('button')?.focus();
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || !isOpen) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((candidate) => candidate.matches(':focus'));
    buttons.at((at + by) % buttons.length)?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the buttons inside.
    <div
      ref={root}
      className={css.menu}
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => !root.current?.contains(relatedTarget) && close()}
    >
      <button
        type="button"
        className={css.button}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={label}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      <div id={id} ref={list} className={css.list} data-align={align} hidden={!isOpen}>
        <div role="menu" aria-label={label}>
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
        {footer?.(close)}
      </div>
    </div>
  );
}
