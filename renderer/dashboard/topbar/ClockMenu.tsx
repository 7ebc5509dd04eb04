import type { FormEvent } from 'react';
import { useState } from 'react';
import type { Credentials } from '../../../scenarios/space.ts';
import type { Lifetime } from '../../../scenarios/step.ts';
import { Button } from '../app/Button.tsx';
import { Menu } from '../app/Menu.tsx';
import { clockReading, exactly, inWords } from '../model/lab-time.ts';
import { useIsMovable, useLabNow, useRunStart } from '../state/lab-clock.ts';
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

/** The lab's clock since the run began, and the ways to move it forward; where it cannot be moved, why, and what to wait for. */
export function ClockMenu() {
  const { command } = useLabLink();
  const clock = useLab(({ state }) => state?.clock);
  const lives = useLab(({ state }) => state?.lifetimes);
  const credentials = useLab(
    ({ workflows, state }) => workflows.find(({ id }) => id === state?.workflow)?.point.credentials,
  );
  const now = useLabNow();
  const runStart = useRunStart();
  const reading = clock ? clockReading(now, runStart) : 'T+00:00:00';
  const isMovable = useIsMovable();
  const kept = lifetimes.filter((lifetime) => !credentials || keeps[lifetime](credentials));

  const by = (title: string, byMs: number) => ({ title, choose: () => command({ do: 'move clock', byMs }) });
  const past = (lifetime: Lifetime, title: string) => ({
    title,
    choose: () => command({ do: 'move clock past', lifetime }),
  });
  const jumps = [
    by('1 minute on', minute),
    by('30 minutes on', 30 * minute),
    by('1 hour on', 60 * minute),
    ...kept.map((lifetime) => past(lifetime, `Past the ${lifetime}`)),
  ];
  const waits = clock?.waiting
    ? []
    : kept.map((lifetime) => past(lifetime, `Wait for the ${lifetime} to end (${exactly(lives?.[lifetime] ?? 0)})`));

  return (
    <Menu
      label={isMovable ? `Lab clock, ${reading}. Move it forward` : `Real time, ${reading}. Why it cannot be moved`}
      disabled={!clock}
      button={
        <span className={css.clock}>
          <span className={css.label}>{labelOf(clock)}</span>
          <span className={css.reading}>{reading} ▾</span>
        </span>
      }
      items={isMovable ? jumps : waits}
      footer={(close) =>
        isMovable ? (
          <OtherLength onMove={(byMs) => [command({ do: 'move clock', byMs }), close()]} />
        ) : (
          <p className={css.why}>
            {clock?.waiting ? 'A life is being waited for. ' : ''}
            This clock cannot be moved: FusionAuth in Docker lives on the machine's own. Lives are set short and waited
            for. With the embedded FusionAuth that takes no time.
          </p>
        )
      }
    />
  );
}

function labelOf(clock: { readonly isMovable: boolean; readonly offset: number } | undefined): string {
  if (clock && !clock.isMovable) return 'Real time';
  return clock && clock.offset > 0 ? `Lab clock, ${inWords(clock.offset)} ahead` : 'Lab clock';
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
