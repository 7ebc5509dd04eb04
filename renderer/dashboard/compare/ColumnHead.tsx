import { VerdictMark } from '../diagram/VerdictMark.tsx';
import type { CompareColumn } from '../model/compare-table.ts';
import { runMark, runWord } from '../words/verdict.ts';
import { applicationTitle, credentialsInShort, loginInShort } from '../words/workflow.ts';
import css from './ColumnHead.module.css';

/** A workflow by its three choices, and how its run ended. */
export function ColumnHead({ column }: { readonly column: CompareColumn }) {
  const { workflow, number, status, verdict, compared } = column;
  const { application, login, credentials } = workflow.point;
  return (
    <th scope="col" className={css.head} title={workflow.title} data-status={status}>
      <span className={css.application}>
        <span className={css.number}>{number}</span> {applicationTitle[application]}
      </span>
      <span className={css.login}>{loginInShort[login]}</span>
      <span className={css.credentials}>{credentialsInShort[credentials]}</span>
      <span className={css.status} title={compared?.reason}>
        {status === 'running' ? (
          <>
            <VerdictMark state="in progress" /> running
          </>
        ) : verdict ? (
          <>
            <VerdictMark state={runMark[verdict]} /> {runWord[verdict]}
          </>
        ) : status === 'waiting' ? (
          'waits its turn'
        ) : (
          'not run yet'
        )}
      </span>
    </th>
  );
}
