import { create } from 'zustand';
import type { DrawnScenario, DrawnWorkflow, LabState, ServerMessage } from '../../../main/lab/api/protocol.ts';
import type { Connection } from '../lab/live.ts';
import type { Recording } from '../model/recording.ts';
import { addBatch, emptyRecording, redrawn } from '../model/recording.ts';

/** Everything that came from the lab. */
export interface LabView {
  readonly connection: Connection;
  readonly workflows: readonly DrawnWorkflow[];
  readonly state: LabState | undefined;
  /** Real time at which `state` came; the lab's clock runs on from there. */
  readonly stateReceivedAt: number;
  readonly recording: Recording;
  /** Rises when a run ends: then there may be another recording to compare. */
  readonly endedRuns: number;
  /** The lab has just been connected to: its next entries are the whole log. */
  readonly resuming: boolean;
}

function scenarioOf({ workflows, state }: Pick<LabView, 'workflows' | 'state'>): DrawnScenario | undefined {
  return workflows.find(({ id }) => id === state?.workflow)?.scenarios.find(({ id }) => id === state?.scenario);
}

function receive(view: LabView, message: ServerMessage): LabView {
  switch (message.type) {
    case 'catalogue': {
      const next = { ...view, workflows: message.workflows, resuming: true };
      return { ...next, recording: redrawn(view.recording, scenarioOf(next)) };
    }
    case 'state': {
      const next = { ...view, state: message.state, stateReceivedAt: Date.now() };
      const scenario = scenarioOf(next);
      if (message.state.run > view.recording.run)
        return { ...next, recording: emptyRecording(message.state.run, scenario) };
      const isDrawn = scenario === view.recording.diagram.scenario;
      return isDrawn ? next : { ...next, recording: redrawn(view.recording, scenario) };
    }
    case 'entries':
      return receiveEntries(view, message);
  }
}

function receiveEntries(view: LabView, message: Extract<ServerMessage, { type: 'entries' }>): LabView {
  // On their way when the lab was reset: of a run that is over.
  if (view.state && message.run < view.state.run) return view;
  const isWhole = message.run !== view.recording.run || view.resuming;
  const known = isWhole ? emptyRecording(message.run, scenarioOf(view)) : view.recording;
  const recording = addBatch(known, message);
  const endedRuns = view.endedRuns + (recording.ended && !known.ended ? 1 : 0);
  return { ...view, recording, resuming: false, endedRuns };
}

/** What the lab has said, for every component. */
export const useLab = create<LabView>(() => ({
  connection: 'connecting',
  workflows: [],
  state: undefined,
  stateReceivedAt: 0,
  recording: emptyRecording(0, undefined),
  endedRuns: 0,
  resuming: false,
}));

/** Takes in messages that came since the last frame, all at once. */
export function receiveMessages(messages: readonly ServerMessage[]): void {
  useLab.setState((view) => messages.reduce(receive, view), true);
}

/** Notes whether the lab is there. */
export function setConnection(connection: Connection): void {
  useLab.setState({ connection });
}
