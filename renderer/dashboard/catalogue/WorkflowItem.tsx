import type { DrawnWorkflow } from '../../../main/lab/api/protocol.ts';
import { VerdictMark } from '../diagram/VerdictMark.tsx';
import { verdictOf } from '../model/verdicts.ts';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import { runMark, runWord } from '../words/verdict.ts';
import { credentialsInShort, loginInShort } from '../words/workflow.ts';
import css from './WorkflowItem.module.css';

/** One workflow by its choices; the chosen one with its scenarios. */
export function WorkflowItem({ workflow }: { readonly workflow: DrawnWorkflow }) {
  const { command } = useLabLink();
  const isChosen = useLab(({ state }) => state?.workflow === workflow.id);
  const { id, title, point, source, arrows, scenarios } = workflow;
  const verdict = useLab((lab) => verdictOf(lab, id, scenarios[0]?.id ?? '', true));

  return (
    <li>
      <button
        type="button"
        className={css.workflow}
        title={title}
        aria-current={isChosen}
        onClick={() => command({ do: 'choose', workflow: id, scenario: scenarios[0]?.id ?? '' })}
      >
        <span>
          {loginInShort[point.login]}
          {verdict ? (
            <span className={css.mark} title={`last run ${runWord[verdict]}`}>
              <VerdictMark state={runMark[verdict]} />
            </span>
          ) : null}
        </span>
        <span className={css.credentials}>{credentialsInShort[point.credentials]}</span>
      </button>
      {isChosen ? (
        <div className={css.chosen}>
          <p className={css.title}>{title}</p>
          <ul aria-label="Scenarios">
            {scenarios.map((scenario, index) => (
              <ScenarioItem
                key={scenario.id}
                workflow={id}
                scenario={scenario.id}
                title={scenario.title}
                isOwn={index === 0}
              />
            ))}
          </ul>
          <p className={css.source}>
            <a href={source} target="_blank" rel="noreferrer">
              FusionAuth's article
            </a>
            , {arrows} arrows
          </p>
        </div>
      ) : null}
    </li>
  );
}

interface ScenarioItemProps {
  readonly workflow: string;
  readonly scenario: string;
  readonly title: string;
  /** The article's own, of which the lab keeps the latest run. */
  readonly isOwn: boolean;
}

function ScenarioItem({ workflow, scenario, title, isOwn }: ScenarioItemProps) {
  const { command } = useLabLink();
  const isChosen = useLab(({ state }) => state?.scenario === scenario);
  const verdict = useLab((lab) => verdictOf(lab, workflow, scenario, isOwn));
  return (
    <li>
      <button
        type="button"
        className={css.scenario}
        aria-current={isChosen}
        onClick={() => command({ do: 'choose', workflow, scenario })}
      >
        {title}
        <span className={css.verdict}>
          {verdict ? (
            <>
              <VerdictMark state={runMark[verdict]} /> last run {runWord[verdict]}
            </>
          ) : isOwn ? (
            'not run yet'
          ) : null}
        </span>
      </button>
    </li>
  );
}
