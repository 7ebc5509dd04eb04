import type { ReactNode } from 'react';
import css from './Empty.module.css';

/** An empty panel: what will appear here, and what to press. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className={css.empty}>{children}</p>;
}
