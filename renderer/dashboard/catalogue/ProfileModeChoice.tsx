import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import css from './Catalogue.module.css';
import radio from './ProfileModeChoice.module.css';

const modes = [
  ['isolated', 'Two browsers', 'Store and Forums share nothing.'],
  ['one browser', 'One browser', 'Store and Forums share cookies.'],
] as const;

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
      {modes.map(([value, title, meaning]) => (
        <label key={value} className={radio.mode}>
          <input
            type="radio"
            name="profile-mode"
            checked={value === mode}
            onChange={() => command({ do: 'profile mode', mode: value })}
          />
          <span>
            {title}
            <small>{meaning}</small>
          </span>
        </label>
      ))}
      {scenario ? (
        <p className={css.note} data-warning={isOther || undefined}>
          {isOther ? <strong>Some steps will not come out as promised here. </strong> : null}
          This scenario needs {scenario.profileMode === 'isolated' ? 'two browsers' : 'one browser'}:{' '}
          {scenario.profileReason}
        </p>
      ) : null}
    </section>
  );
}
