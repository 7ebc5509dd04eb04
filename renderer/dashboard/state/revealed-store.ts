import { create } from 'zustand';
import type { CredentialId } from '../../../main/recording/credential.ts';
import { useLab } from './lab-store.ts';

/** Values that a person asked for. In memory only; gone with the run. */
export const useRevealed = create<{ readonly values: ReadonlyMap<CredentialId, string> }>(() => ({
  values: new Map(),
}));

/** Shows one value that was asked for in `run`. One that comes after a reset is not this run's, and is not shown. */
export function reveal(id: CredentialId, value: string, run: number): void {
  if (run !== useLab.getState().recording.run) return;
  useRevealed.setState(({ values }) => ({ values: new Map(values).set(id, value) }));
}

/** Hides one value. */
export function hide(id: CredentialId): void {
  useRevealed.setState(({ values }) => ({ values: new Map([...values].filter(([other]) => other !== id)) }));
}

/** Hides every value. */
export function hideAll(): void {
  useRevealed.setState({ values: new Map() });
}
