import type { DrawnWorkflow } from '../../../main/lab/api/protocol.ts';
import { Empty } from '../app/Empty.tsx';
import { useLab } from '../state/lab-store.ts';
import { applications, applicationTitle } from '../words/workflow.ts';
import css from './Catalogue.module.css';
import { DemoUser } from './DemoUser.tsx';
import { ProfileModeChoice } from './ProfileModeChoice.tsx';
import { SiteWindows } from './SiteWindows.tsx';
import { WorkflowItem } from './WorkflowItem.tsx';

/** What can be run, and how: workflows by application, then the windows to do it in. */
export function Catalogue() {
  const workflows = useLab((lab) => lab.workflows);
  if (workflows.length === 0) return <Empty>The workflows appear here as soon as the lab answers.</Empty>;

  return (
    <>
      <section className={css.workflows} aria-labelledby="catalogue-title">
        <h2 id="catalogue-title" className={css.title}>
          Workflows
        </h2>
        {applications.map((application) => (
          <Group
            key={application}
            title={applicationTitle[application]}
            workflows={workflows.filter(({ point }) => point.application === application)}
          />
        ))}
      </section>
      <div className={css.lower}>
        <ProfileModeChoice />
        <SiteWindows />
        <DemoUser />
      </div>
    </>
  );
}

function Group({ title, workflows }: { readonly title: string; readonly workflows: readonly DrawnWorkflow[] }) {
  if (workflows.length === 0) return null;
  return (
    <>
      <h3 className={css.group}>{title}</h3>
      <ul>
        {workflows.map((workflow) => (
          <WorkflowItem key={workflow.id} workflow={workflow} />
        ))}
      </ul>
    </>
  );
}
