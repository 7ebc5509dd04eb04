import { catalogue } from '../../../scenarios/catalogue.ts';
import type { Credential } from '../../recording/credential.ts';
import type { Lab } from '../lab.ts';
import type { Presented } from '../recorder/recorder.ts';
import { drawWorkflow } from './draw.ts';
import type { ServerMessage } from './protocol.ts';

/** Tells everybody who listens what happens, as it happens. */
export interface Live {
  /** Sends catalogue, state and everything so far, then what follows. Returns the way to leave. */
  join(send: (message: ServerMessage) => void): () => void;
}

/** Follows `lab` from one experiment to the next. Entries of one turn of the event loop travel together. */
export function createLive(lab: Lab): Live {
  const listeners = new Set<(message: ServerMessage) => void>();
  const workflows = catalogue.map(drawWorkflow);
  let pending: { presented: Presented[]; credentials: Map<string, Credential> } | undefined;

  const tell = (message: ServerMessage) => {
    for (const listener of listeners) listener(message);
  };
  const flush = () => {
    const batch = pending;
    pending = undefined;
    if (batch) tell(pack(lab.state.run, batch.presented, [...batch.credentials.values()]));
  };
  const batch = () => {
    if (!pending) {
      pending = { presented: [], credentials: new Map() };
      setImmediate(flush);
    }
    return pending;
  };

  lab.onChange((what) => {
    if (what === 'fresh') {
      pending = undefined;
      const { recorder } = lab.experiment.world;
      recorder.subscribe((one) => {
        if (lab.experiment.world.recorder === recorder) batch().presented.push(one);
      });
      recorder.onCredential((credential) => {
        if (lab.experiment.world.recorder === recorder) batch().credentials.set(credential.id, credential);
      });
      tell({ type: 'state', state: lab.state });
      tell(everything(lab));
    } else {
      flush();
      tell({ type: 'state', state: lab.state });
    }
  });

  return {
    join(send) {
      flush();
      send({ type: 'catalogue', workflows });
      send({ type: 'state', state: lab.state });
      send(everything(lab));
      listeners.add(send);
      return () => listeners.delete(send);
    },
  };
}

function everything(lab: Lab): ServerMessage {
  const { recorder } = lab.experiment.world;
  return pack(lab.state.run, recorder.presented, [...recorder.credentials.all]);
}

function pack(run: number, presented: readonly Presented[], credentials: readonly Credential[]): ServerMessage {
  return {
    type: 'entries',
    run,
    entries: presented.map(({ entry }) => entry),
    credentials,
    sightings: presented.flatMap(({ sightings }) => sightings),
  };
}
