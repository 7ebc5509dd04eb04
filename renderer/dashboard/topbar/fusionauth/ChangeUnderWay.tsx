import type { FusionAuthChange } from '../../../../main/fusionauth/change.ts';
import type { Command, LabState } from '../../../../main/lab/api/protocol.ts';
import { Button } from '../../app/Button.tsx';
import { isBusy } from '../../state/is-busy.ts';
import { useLabLink } from '../../state/lab-link.ts';
import { useLab } from '../../state/lab-store.ts';
import { Cancel } from './Cancel.tsx';
import css from './ChangeUnderWay.module.css';
import { MissingImages } from './MissingImages.tsx';
import { Section } from './Section.tsx';
import { StartSteps } from './StartSteps.tsx';
import { WithCommands } from './WithCommands.tsx';

type InUse = LabState['fusionauth'];

interface Props {
  readonly inUse: InUse;
  readonly change: Exclude<FusionAuthChange, { state: 'none' }>;
}

const toDocker: Command = { do: 'use fusionauth', kind: 'container' };

/** How far the change to the other FusionAuth is, and what can be done about it. */
export function ChangeUnderWay({ inUse, change }: Props) {
  switch (change.state) {
    case 'looking':
      return (
        <Section title="Looking for Docker" actions={<Cancel />}>
          <p>For an engine that answers, and for what is on this machine already.</p>
        </Section>
      );
    case 'images missing':
      return <MissingImages images={change.images} offline={inUse.offline} />;
    case 'starting':
      return (
        <Section title="Starting in Docker" actions={<Cancel />}>
          <StartSteps starting={change} />
          {inUse.kind === 'embedded' ? <p>The embedded FusionAuth stays in use until this one is ready.</p> : null}
        </Section>
      );
    case 'ready':
      return <Ready version={change.version} />;
    case 'cancelling':
      return <Section title="Ending what was started" />;
    case 'leaving':
      return <Section title={change.keeps ? 'Leaving the containers for a later launch' : 'Removing the containers'} />;
    case 'failed':
      return <Failed inUse={inUse} change={change} />;
  }
}

function Ready({ version }: { readonly version: string }) {
  const { command } = useLabLink();
  const busy = useLab(({ state }) => isBusy(state));
  return (
    <Section
      title={`FusionAuth ${version} in Docker is ready`}
      actions={
        <>
          <Button primary disabled={busy} onClick={() => command(toDocker)}>
            Begin afresh on it
          </Button>
          <Cancel />
        </>
      }
    >
      <p>A run was begun meanwhile, and it is not taken away. The next one runs on this FusionAuth; or begin it now.</p>
    </Section>
  );
}

function Failed({
  inUse,
  change,
}: {
  readonly inUse: InUse;
  readonly change: Extract<FusionAuthChange, { state: 'failed' }>;
}) {
  const { command } = useLabLink();
  const isEmbedded = inUse.kind === 'embedded';
  return (
    <Section
      isBroken
      title={change.says}
      actions={
        <>
          {/* Where the one in use has died, a fresh run starts another. */}
          <Button onClick={() => command(isEmbedded ? toDocker : { do: 'reset' })}>Try again</Button>
          {isEmbedded ? null : (
            <Button onClick={() => command({ do: 'use fusionauth', kind: 'embedded' })}>Use the embedded one</Button>
          )}
          <Cancel>Close</Cancel>
        </>
      }
    >
      {change.fix ? (
        <p>
          <WithCommands text={change.fix} />
        </p>
      ) : null}
      {isEmbedded ? <p>The lab goes on with the embedded FusionAuth.</p> : null}
      {change.log.length > 0 ? (
        <details>
          <summary className={css.summary}>Show log</summary>
          <pre className={css.log}>{change.log.join('\n')}</pre>
        </details>
      ) : null}
    </Section>
  );
}
