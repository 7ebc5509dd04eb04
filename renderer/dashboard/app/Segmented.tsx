import { useId } from 'react';
import css from './Segmented.module.css';

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly options: readonly (readonly [value: T, title: string])[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

/** One of a few, all in sight: radio buttons drawn as one control. */
export function Segmented<T extends string>({ label, options, value, onChoose }: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className={css.segmented}>
      <legend className={css.legend}>{label}</legend>
      {options.map(([option, title]) => (
        <label key={option} className={css.option} data-chosen={option === value || undefined}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
