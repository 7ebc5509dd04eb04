import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import css from './Popup.module.css';

interface PopupProps {
  /** What the button shows. */
  readonly button: ReactNode;
  /** What the button, and what it opens, are called. */
  readonly label: string;
  readonly kind: 'menu' | 'dialog';
  readonly children: (close: () => void) => ReactNode;
  readonly disabled?: boolean;
  /** The edge of the button that it keeps to. */
  readonly align?: 'left' | 'right';
}

/** A button that opens something beneath it. Escape, and going elsewhere in the page, closes it. */
export function Popup({ button, label, kind, children, disabled = false, align = 'left' }: PopupProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = () => setOpen(false);

  useEffect(() => {
    if (!isOpen) return;
    const first = kind === 'menu' ? panel.current?.querySelector('button') : undefined;
    (first ?? panel.current)?.focus();
  }, [isOpen, kind]);

  // What had the focus may be gone: a button that did its work. A person at the keyboard must not start from the top again.
  useEffect(() => {
    if (isOpen && document.activeElement === document.body) panel.current?.focus();
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    close();
    root.current?.querySelector('button')?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the buttons inside.
    <div
      ref={root}
      className={css.popup}
      onKeyDown={onKeyDown}
      // A window that is left for another one keeps what is open in it.
      onBlur={({ relatedTarget }) => document.hasFocus() && !root.current?.contains(relatedTarget) && close()}
    >
      <button
        type="button"
        className={css.button}
        disabled={disabled}
        aria-haspopup={kind}
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={label}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      <div
        id={id}
        ref={panel}
        className={css.panel}
        data-align={align}
        hidden={!isOpen}
        tabIndex={-1}
        {...(kind === 'dialog' ? { role: 'dialog', 'aria-label': label } : {})}
      >
        {children(close)}
      </div>
    </div>
  );
}
