import type { FusionAuthChange } from '../../../main/fusionauth/change.ts';

/** One step of a start in containers, as a person follows it. */
export interface StartStep {
  readonly title: string;
  readonly state: 'done' | 'now' | 'to come';
  /** How far it is: `43 % of 148 MB`. */
  readonly detail?: string;
  /** 0 to 100, where it is known. */
  readonly percent?: number;
}

type Starting = Extract<FusionAuthChange, { state: 'starting' }>;

/** Everything that a start does, in order, and how far it is. */
export function startSteps({ progress, pulls }: Starting): readonly StartStep[] {
  if (progress.step === 'found warm')
    return [{ title: 'Go on with containers that were kept', state: 'now', detail: 'back at their kickstart' }];
  const titles = [
    ...pulls.map(({ name }) => `Download ${name}`),
    'Start PostgreSQL',
    'Start FusionAuth',
    'Set up by the kickstart file',
  ];
  const at = indexOfNow({ progress, pulls }, titles.length);
  return titles.map((title, index): StartStep => {
    if (index !== at) return { title, state: index < at ? 'done' : 'to come' };
    return { title, state: 'now', ...howFar(progress) };
  });
}

function indexOfNow({ progress, pulls }: Pick<Starting, 'progress' | 'pulls'>, end: number): number {
  switch (progress.step) {
    case 'about to pull':
      return 0;
    case 'pulling':
      return pulls.findIndex(({ name }) => name === progress.image);
    case 'starting':
      return pulls.length + (progress.what === 'PostgreSQL' ? 0 : 1);
    case 'kickstart':
      return pulls.length + 2;
    default:
      return end;
  }
}

function howFar(progress: Starting['progress']): Pick<StartStep, 'detail' | 'percent'> {
  if (progress.step === 'pulling') {
    const { percent, totalMegabytes } = progress;
    // The registry tells the size of a layer when its turn comes, so this is no promise that nothing follows.
    if (percent >= 100) return { percent, detail: `${totalMegabytes} MB loaded so far, being unpacked` };
    return { percent, detail: `${percent} % of ${totalMegabytes} MB` };
  }
  if (progress.step === 'kickstart') {
    const { present, promised } = progress;
    return { detail: `${present} of ${promised} applications and users are there` };
  }
  return {};
}
