import type { ReactNode } from 'react';
import css from './Section.module.css';

interface SectionProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly isBroken?: boolean;
}

/** One state of a change: what it is, more about it, what to press. */
export function Section({ title, children, actions, isBroken }: SectionProps) {
  return (
    <section className={css.section} data-broken={isBroken}>
      <h3>{title}</h3>
      {children}
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </section>
  );
}
