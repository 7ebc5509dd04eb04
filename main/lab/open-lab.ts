import type { Provisioning } from '../fusionauth/kickstart/provisioning.ts';
import type { SwitchableFusionAuth } from '../fusionauth/switchable.ts';
import type { Shell } from '../shells/port.ts';
import { createLabToken } from './api/access.ts';
import { createLive } from './api/live.ts';
import { createObedience, type Obedience } from './api/obey.ts';
import { type Behind, createLabServer } from './api/server.ts';
import { type FrontDoor, openFrontDoor } from './front-door/front-door.ts';
import { createSenderMarks } from './front-door/sender.ts';
import { createLab, type Lab, type LabOptions } from './lab.ts';
import { openSomewhere } from './open-somewhere.ts';

/** What an open lab consists of. */
export interface OpenLab {
  readonly lab: Lab;
  readonly obedience: Obedience;
  readonly frontDoor: FrontDoor;
  /** Why the front door is not at the port that was wished for, in a sentence; undefined when it is. */
  readonly elsewhere: string | undefined;
  /** The dashboard's address with this launch's token in the fragment, which no server ever sees. */
  readonly dashboardUrl: string;
  close(): Promise<void>;
}

export interface OpenLabOptions {
  readonly shell: Shell | null;
  /** Wished for; another one is taken when it cannot be had. 0: any. */
  readonly port: number;
  readonly fusionauth: SwitchableFusionAuth;
  readonly provisioning: Provisioning;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly bounds?: NonNullable<LabOptions['bounds']>;
  readonly tamper?: NonNullable<LabOptions['tamper']>;
}

/** Opens the front door and puts a lab behind it. No experiment has begun yet. */
export async function openLab(options: OpenLabOptions): Promise<OpenLab> {
  const { pages, port, ...rest } = options;
  const marks = createSenderMarks();
  const token = createLabToken();
  let behind: Behind | undefined;
  const server = await createLabServer(token, pages, () => behind);
  const { opened: frontDoor, elsewhere } = await openSomewhere(port, (at) => openFrontDoor(at, marks, server));
  const lab = createLab({ ...rest, pages, frontDoor, marks });
  const obedience = createObedience(lab);
  behind = { lab, obedience, live: createLive(lab), origin: frontDoor.origin('lab') };
  return {
    lab,
    obedience,
    frontDoor,
    elsewhere,
    dashboardUrl: `${frontDoor.origin('lab')}/#token=${token}`,
    async close() {
      await obedience.end();
      await lab.close();
      await frontDoor.close();
      await server.close();
    },
  };
}
