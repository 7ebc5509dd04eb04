import type { ReactNode } from 'react';
import { Button } from '../../app/Button.tsx';
import { useLabLink } from '../../state/lab-link.ts';

/** Gives the change up, whatever it is doing. */
export function Cancel({ children = 'Cancel' }: { readonly children?: ReactNode }) {
  const { command } = useLabLink();
  return <Button onClick={() => command({ do: 'cancel fusionauth' })}>{children}</Button>;
}
