import type { ComponentProps } from 'react';
import css from './Button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** The one thing to press here. */
  readonly primary?: boolean;
  /** Its key on the keyboard, shown on the button. */
  readonly shortcut?: string;
}

/** A push button. */
export function Button({ primary = false, shortcut, children, className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={`${css.button} ${className ?? ''}`}
      data-primary={primary || undefined}
      aria-keyshortcuts={shortcut}
      {...rest}
    >
      {children}
      {shortcut ? <kbd className={css.key}>{shortcut}</kbd> : null}
    </button>
  );
}
