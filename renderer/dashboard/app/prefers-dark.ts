import { useSyncExternalStore } from 'react';

const dark = () => matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  const query = dark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the machine prefers dark, also when it changes its mind. */
export function usePrefersDark(): boolean {
  return useSyncExternalStore(subscribe, () => dark().matches);
}
