import type { MessageStep } from '../../../scenarios/step.ts';
import { Masked } from '../chips/Masked.tsx';
import { VerdictMark } from '../diagram/VerdictMark.tsx';
import type { ComparedLine } from '../model/comparison.ts';
import { compare } from '../model/comparison.ts';
import type { ObservedExchange } from '../model/exchanges.ts';
import css from './ComparisonTables.module.css';

interface ComparisonTablesProps {
  readonly step: MessageStep;
  readonly observed: ObservedExchange;
  /** The judge has found a promise broken: only then is a difference red. */
  readonly isBroken: boolean;
}

/** Request and reply, each promise beside what was seen of it; differences are marked. */
export function ComparisonTables({ step, observed, isBroken }: ComparisonTablesProps) {
  const { request, reply } = compare(step, observed);
  return (
    <div className={css.pair}>
      <Compared title="Request" lines={request} isBroken={isBroken} />
      {reply.length > 0 ? (
        <Compared title="Reply" lines={reply} isBroken={isBroken} />
      ) : (
        <p className={css.none}>No reply yet.</p>
      )}
    </div>
  );
}

interface ComparedProps {
  readonly title: string;
  readonly lines: readonly ComparedLine[];
  readonly isBroken: boolean;
}

function Compared({ title, lines, isBroken }: ComparedProps) {
  const differing = isBroken ? 'failed' : 'not run';
  return (
    <table className={css.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <td />
          <td />
          <th scope="col">promised</th>
          <th scope="col">seen</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ what, promised, seen, kept }) => (
          <tr key={what} data-broken={(isBroken && !kept) || undefined}>
            <td>
              <VerdictMark state={kept ? 'passed' : differing} />
            </td>
            <th scope="row">{what}</th>
            <td>{promised}</td>
            <td>{seen === undefined ? <em>not there</em> : <Masked text={seen} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
