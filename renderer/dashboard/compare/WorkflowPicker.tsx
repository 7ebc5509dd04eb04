import type { DrawnWorkflow } from '../../../main/lab/api/protocol.ts';
import { Empty } from '../app/Empty.tsx';
import { chosenOf, toChosen } from '../model/place.ts';
import { useLab } from '../state/lab-store.ts';
import { choose, useView } from '../state/view-store.ts';
import { applications, applicationTitle } from '../words/workflow.ts';
import { PickedWorkflow } from './PickedWorkflow.tsx';
import css from './WorkflowPicker.module.css';

/** Which workflows stand side by side. */
export function WorkflowPicker() {
  const workflows = useLab((lab) => lab.workflows);
  const chosen = useView(({ place }) => place.chosen);
  if (workflows.length === 0) return <Empty>The workflows appear here as soon as the lab answers.</Empty>;

  const all = workflows.map(({ id }) => id);
  const picked = new Set(chosenOf(chosen, all));
  const name = toChosen([...picked], all);
  const presets = [
    { title: 'Founding five', chosen: 'founding' },
    { title: `All ${all.length}`, chosen: 'all' },
    { title: 'None', chosen: [] },
  ] as const;

  function pick({ id }: DrawnWorkflow): void {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    choose(toChosen([...next], all));
  }

  return (
    <div className={css.picker}>
      <h2 className={css.title}>Workflows to compare</h2>
      <div className={css.presets}>
        {presets.map((preset) => (
          <button
            key={preset.title}
            type="button"
            className={css.preset}
            aria-pressed={
              typeof name === 'string' ? name === preset.chosen : picked.size === 0 && preset.title === 'None'
            }
            onClick={() => choose(preset.chosen)}
          >
            {preset.title}
          </button>
        ))}
      </div>
      {applications.map((application) => {
        const own = workflows.filter(({ point }) => point.application === application);
        return own.length === 0 ? null : (
          <fieldset key={application} className={css.group}>
            <legend>{applicationTitle[application]}</legend>
            {own.map((workflow) => (
              <PickedWorkflow
                key={workflow.id}
                workflow={workflow}
                isPicked={picked.has(workflow.id)}
                onPick={() => pick(workflow)}
              />
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
