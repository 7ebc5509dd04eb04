import type { LabState } from '../../../../main/lab/api/protocol.ts';
import { Button } from '../../app/Button.tsx';
import { isBusy } from '../../state/is-busy.ts';
import { useLabLink } from '../../state/lab-link.ts';
import { useLab } from '../../state/lab-store.ts';
import { ChangeUnderWay } from './ChangeUnderWay.tsx';
import css from './FusionAuthPanel.module.css';
import { WithCommands } from './WithCommands.tsx';

type InUse = LabState['fusionauth'];

const choices = [
  ['embedded', 'Embedded', 'In the lab itself: ready at once, works offline, and its clock can be moved.'],
  ['container', 'In Docker', 'The real one, with PostgreSQL. It keeps real time: lives are set short and waited for.'],
] as const;

/** Both kinds of FusionAuth, which one is in use, and the change to the other. */
export function FusionAuthPanel({ inUse }: { readonly inUse: InUse }) {
  const { command } = useLabLink();
  const busy = useLab(({ state }) => isBusy(state));
  const isGone = useLab(({ connection }) => connection !== 'live');
  const { change, kind, version, noContainers } = inUse;

  return (
    <div className={css.panel}>
      <h2 className={css.title}>Which FusionAuth</h2>
      <ul>
        {choices.map(([one, title, means]) => (
          <li key={one} className={css.choice} data-chosen={one === kind || undefined}>
            <h3 className={css.name}>
              {title} {one === kind ? <small>{version}</small> : null}
            </h3>
            {one === kind ? (
              <span className={css.inUse}>✓ in use</span>
            ) : change.state === 'none' && (one === 'embedded' || noContainers === null) ? (
              <Button
                disabled={busy || isGone}
                aria-describedby="fusionauth-note"
                onClick={() => command({ do: 'use fusionauth', kind: one })}
              >
                Use
              </Button>
            ) : null}
            <p className={css.means}>{means}</p>
          </li>
        ))}
      </ul>
      {change.state === 'none' ? (
        <p id="fusionauth-note" className={css.note}>
          <WithCommands text={kind === 'embedded' && noContainers !== null ? noContainers : noteFor(kind, busy)} />
        </p>
      ) : (
        <ChangeUnderWay inUse={inUse} change={change} />
      )}
    </div>
  );
}

function noteFor(kind: InUse['kind'], busy: boolean): string {
  if (busy) return 'A run is in progress. Pause or reset it to change.';
  return kind === 'embedded'
    ? 'The lab goes on with the embedded one until the other is ready, then begins the workflow afresh on it. Nothing is downloaded before you say so.'
    : 'A change begins the workflow afresh.';
}
