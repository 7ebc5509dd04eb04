import { createContext, useContext } from 'react';
import type { Command } from '../../../main/lab/api/protocol.ts';
import type { CredentialId } from '../../../main/recording/credential.ts';
import type { Comparison } from '../../../main/report/compare/comparison.ts';
import { fetchComparison } from '../lab/comparison.ts';
import { fetchCredentialValue, sendCommand } from '../lab/requests.ts';
import { useLab } from './lab-store.ts';
import { hide, reveal, useRevealed } from './revealed-store.ts';
import { look } from './view-store.ts';

/** What a component can ask of the lab. A refusal is shown in the top bar. */
export interface LabLink {
  command(command: Command): void;
  /** Shows a credential's value, or hides it again. */
  toggleRevealed(id: CredentialId): void;
  /** What was recorded of these workflows, side by side. undefined: it cannot be had. */
  compare(workflows: readonly string[], signal: AbortSignal): Promise<Comparison | undefined>;
}

/** The lab that answers to `token`. */
export function linkTo(token: string): LabLink {
  async function run(command: Command): Promise<void> {
    const reply = await sendCommand(token, command);
    look({ problem: reply.ok ? undefined : reply.problem });
  }

  async function show(id: CredentialId): Promise<void> {
    const { run: askedIn } = useLab.getState().recording;
    const value = await fetchCredentialValue(token, id);
    if (value === undefined) look({ problem: 'The lab does not give this value.' });
    else reveal(id, value, askedIn);
  }

  return {
    command: (command) => void run(command),
    toggleRevealed: (id) => (useRevealed.getState().values.has(id) ? hide(id) : void show(id)),
    compare: (workflows, signal) => fetchComparison(token, workflows, signal),
  };
}

const noLab: LabLink = {
  command: () => undefined,
  toggleRevealed: () => undefined,
  compare: async () => undefined,
};

/** Gives every component the lab of this page. */
export const LabLinkContext = createContext<LabLink>(noLab);

/** The lab of this page. */
export const useLabLink = (): LabLink => useContext(LabLinkContext);
