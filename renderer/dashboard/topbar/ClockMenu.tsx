import type { FormEvent } from 'react';
import { useState } from 'react';
import type { Credentials } from '../../../scenarios/space.ts';
import type { Lifetime } from '../../../scenarios/step.ts';
import { Button } from '../app/Button.tsx';
import { Menu } from '../app/Menu.tsx';
import { clockReading, inWords } from '../model/lab-time.ts';
import { useLabNow, useRunStart } from '../state/lab-clock.ts';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import css from './ClockMenu.module.css';

const minute = 60_000;
const lifetimes: readonly Lifetime[] = ['session', 'JWT', 'refresh token'];

/** Whether a workflow keeps something that lives that long. */
const keeps: Readonly<Record<Lifetime, (credentials: Credentials) => boolean>> = {
  session: (credentials) => credentials.includes('session'),
  JWT: (credentials) => credentials.includes('JWT'),
  'refresh token': (credentials) => credentials.includes('refresh token'),
};

/** The lab's clock since the run began, and the ways to move it. It only goes forward. */
export function ClockMenu() {
  const { command } = useLabLink();
  const offset = useLab(({ state }) => state?.clock.offset ?? 0);
  const hasState = useLab(({ state }) => state !== undefined);
  const credentials = useLab(
    ({ workflows, state }) => workflows.find(({ id }) => id === state?.workflow)?.point.credentials,
  );
  const now = useLabNow();
  const runStart = useRunStart();
  const reading = hasState ? clockReading(now, runStart) : 'T+00:00:00';

  const by = (title: string, byMs: number) => ({ title, choose: () => command({ do: 'move clock', byMs }) });
  return (
    <Menu
      label={`Lab clock, ${reading}. Move it forward`}
      disabled={!hasState}
      button={
        <span className={css.clock}>
          <span className={css.label}>Lab clock{offset > 0 ? `, ${inWords(offset)} ahead` : ''}</span>
          <span className={css.reading}>{reading} ▾</span>
        </span>
      }
      items={[
        by('1 minute on', minute),
        by('30 minutes on', 30 * minute),
        by('1 hour on', 60 * minute),
        ...lifetimes
          .filter((lifetime) => !credentials || keeps[lifetime](credentials))
          .map((lifetime) => ({
            title: `Past the ${lifetime}`,
            choose: () => command({ do: 'move clock past', lifetime }),
          })),
      ]}
      footer={(close) => <OtherLength onMove={(byMs) => [command({ do: 'move clock', byMs }), close()]} />}
    />
  );
}

function OtherLength({ onMove }: { readonly onMove: (byMs: number) => void }) {
  const [minutes, setMinutes] = useState('5');
  const length = Number(minutes);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (length > 0) onMove(length * minute);
  }
  return (
    <form className={css.other} onSubmit={submit}>
      <label>
        <input
          type="number"
          min="1"
          step="any"
          value={minutes}
          onChange={({ currentTarget }) => setMinutes(currentTarget.value)}
        />{' '}
        minutes
      </label>
      <Button type="submit" disabled={!(length > 0)}>
        Move
      </Button>
      <p>Forward only: what was issued later would be from the future.</p>
    </form>
  );
}
