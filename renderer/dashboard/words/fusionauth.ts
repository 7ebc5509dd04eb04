import type { FusionAuthChange } from '../../../main/fusionauth/change.ts';
import type { LabState } from '../../../main/lab/api/protocol.ts';

type InUse = LabState['fusionauth'];

/** Where a FusionAuth runs. */
export const kindInWords: Readonly<Record<InUse['kind'], string>> = { embedded: 'embedded', container: 'in Docker' };

/** A change under way in two or three words; undefined when there is none. */
export function changeInShort(change: FusionAuthChange): string | undefined {
  switch (change.state) {
    case 'none':
      return undefined;
    case 'looking':
      return 'Docker: looking';
    case 'images missing':
      return 'Docker: images missing';
    case 'starting': {
      const { progress } = change;
      if (progress.step === 'pulling') return `Docker: loading ${progress.percent} %`;
      if (progress.step === 'kickstart') return `Docker: set up ${progress.present}/${progress.promised}`;
      return progress.step === 'about to pull' ? 'Docker: loading' : 'Docker: starting';
    }
    case 'ready':
      return 'Docker: ready';
    case 'cancelling':
      return 'Docker: ending';
    case 'leaving':
      return change.keeps ? 'Docker: parking' : 'Docker: removing';
    case 'failed':
      return 'Docker: failed';
  }
}

/** Percent between two announcements of a pull. */
const ANNOUNCED_PERCENT = 25;

/** What a screen reader says of it: every step, and of a pull every quarter. */
export function announcementOf({ kind, version, change }: InUse): string {
  switch (change.state) {
    case 'none':
      return `FusionAuth ${version}, ${kindInWords[kind]}, is in use.`;
    case 'looking':
      return 'Looking for Docker.';
    case 'images missing':
      return 'Images are missing. Nothing has been downloaded.';
    case 'starting': {
      const { progress } = change;
      if (progress.step === 'pulling') {
        const percent = Math.floor(progress.percent / ANNOUNCED_PERCENT) * ANNOUNCED_PERCENT;
        return `Downloading ${progress.image}, ${percent} percent.`;
      }
      if (progress.step === 'starting') return `Starting ${progress.what}.`;
      if (progress.step === 'kickstart') return `Setting up, ${progress.present} of ${progress.promised}.`;
      return 'Starting FusionAuth in Docker.';
    }
    case 'ready':
      return `FusionAuth ${change.version} in Docker is ready.`;
    case 'cancelling':
      return 'Ending what was started.';
    case 'leaving':
      return change.keeps ? 'The containers are left for a later launch.' : 'The containers are being removed.';
    case 'failed':
      return change.says;
  }
}
