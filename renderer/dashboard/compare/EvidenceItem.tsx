import type { EvidencePlace } from '../model/evidence-places.ts';
import css from './CellEvidence.module.css';

/** One exchange, or one entry of the log: what is to be seen there, then everything it carried. */
export function EvidenceItem({ place: { exchange, labels, seq } }: { readonly place: EvidencePlace }) {
  return (
    <li className={css.place}>
      {exchange ? <code className={css.exchange}>{exchange.says}</code> : null}
      {labels.map((label) => (
        <p key={label} className={css.label}>
          {label}
        </p>
      ))}
      {exchange && exchange.details.length > 0 ? (
        <ul className={css.details} aria-label="What it carried">
          {exchange.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : null}
      <p className={css.where}>
        {exchange ? `entry ${seq}, exchange ${exchange.exchange}` : `entry ${seq}`} of its run
      </p>
    </li>
  );
}
