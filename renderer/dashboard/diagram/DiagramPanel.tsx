import { useMemo } from 'react';
import { Segmented } from '../app/Segmented.tsx';
import { layOut } from '../model/diagram-rows.ts';
import { useLab } from '../state/lab-store.ts';
import { look, useView } from '../state/view-store.ts';
import { Diagram } from './Diagram.tsx';
import css from './DiagramPanel.module.css';
import { DiagramTable } from './DiagramTable.tsx';
import { NextStep } from './NextStep.tsx';
import { OutcomeSummary } from './OutcomeSummary.tsx';
import { RealWait } from './RealWait.tsx';

/** The middle: how it went so far, and the messages, drawn or as a table. */
export function DiagramPanel() {
  const recording = useLab((lab) => lab.recording);
  const form = useView((view) => view.form);
  const rows = useMemo(() => layOut(recording.diagram), [recording]);

  return (
    <section className={css.panel} aria-label="Messages">
      <div className={css.head}>
        <div className={css.status}>
          <OutcomeSummary recording={recording} />
          <NextStep recording={recording} />
          <RealWait />
        </div>
        <Segmented
          label="Show messages as"
          value={form}
          onChoose={(chosen) => look({ form: chosen })}
          options={[
            ['diagram', 'Diagram'],
            ['table', 'Table'],
          ]}
        />
      </div>
      {form === 'diagram' ? (
        <Diagram rows={rows} newest={recording.diagram.newest} />
      ) : (
        <DiagramTable rows={rows} exchanges={recording.exchanges} />
      )}
    </section>
  );
}
