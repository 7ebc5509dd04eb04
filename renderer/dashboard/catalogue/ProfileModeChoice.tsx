import { Segmented } from '../app/Segmented.tsx';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import css from './Catalogue.module.css';

/** Whether the windows share cookies, and what the scenario needs and why. */
export function ProfileModeChoice() {
  const { command } = useLabLink();
  const mode = useLab(({ state }) => state?.profileMode);
  const scenario = useLab(({ recording }) => recording.diagram.scenario);
  if (!mode) return null;
  const isOther = scenario !== undefined && scenario.profileMode !== mode;

  return (
    <section className={css.section} aria-labelledby="profile-title">
      <h2 id="profile-title" className={css.title}>
        Profile
      </h2>
      <Segmented
        label="Profile"
        value={mode}
        onChoose={(value) => command({ do: 'profile mode', mode: value })}
        options={[
          ['isolated', 'Two browsers'],
          ['one browser', 'One browser'],
        ]}
      />
      {scenario ? (
        <p className={css.note} data-warning={isOther || undefined}>
          {mode === 'isolated' ? 'Store and Forums share nothing. ' : 'Store and Forums share cookies. '}
          {isOther ? <strong>Some steps will not come out as promised here. </strong> : null}
          This scenario needs {scenario.profileMode === 'isolated' ? 'two browsers' : 'one browser'}:{' '}
          {scenario.profileReason}
        </p>
      ) : null}
    </section>
  );
}
