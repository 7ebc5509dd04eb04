import type { Happening } from './visit.ts';

/** What the page asked and what it was told, newest first. */
export function Happenings({ happenings }: { readonly happenings: readonly Happening[] }) {
  return (
    <aside>
      <h2>What just happened</h2>
      <ol className="happenings" aria-live="polite">
        {happenings.map(({ key, says, status, then }) => (
          <li key={key} className={status >= 200 && status < 300 ? 'good' : 'bad'}>
            {says}
            {status > 0 && `: ${status}`}.{then !== undefined && ` ${then}`}
          </li>
        ))}
      </ol>
    </aside>
  );
}
