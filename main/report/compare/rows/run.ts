import { observed, type RowDefinition } from '../cell.ts';

const group = 'The run';

/** How often the article and the truth part, on steps that went as they should. */
export const notes: RowDefinition = {
  id: 'notes',
  group,
  title: 'Steps where the article and the truth part',
  cell(reading) {
    const noted = reading
      .entries('judged')
      .filter(({ judgement }) => judgement.verdict === 'passed' && judgement.notes.length > 0);
    const judged = reading.entries('judged').filter(({ judgement }) => judgement.verdict === 'passed');
    const shown = noted.length > 0 ? noted : judged;
    return observed(
      noted.length,
      String(noted.length),
      shown.map(({ seq, judgement: { notes: said, exchange } }) => ({
        seq,
        label: said[0]?.truth ?? 'as the article draws it',
        ...(exchange ? { exchange } : {}),
      })),
      'No step was judged.',
    );
  },
};

/** Recordings of the embedded FusionAuth and of the one in Docker can stand side by side. */
export const fusionAuth: RowDefinition = {
  id: 'fusionauth',
  group,
  title: 'FusionAuth',
  cell(reading) {
    const { fusionauth } = reading.recording;
    const says = fusionauth
      ? `${fusionauth.kind === 'embedded' ? 'embedded' : 'in Docker'}, ${fusionauth.version}`
      : '';
    const begun = fusionauth ? reading.entries('run started').slice(0, 1) : [];
    const evidence = begun.map(({ seq }) => ({ seq, label: `the run began, with FusionAuth ${says}` }));
    return observed(says, says, evidence, 'The run never began.');
  },
};

/** What the judge says of the whole run. */
export const verdict: RowDefinition = {
  id: 'verdict',
  group,
  title: 'Verdict',
  cell(reading) {
    const said = reading.entries('run ended').at(-1);
    const failed = reading.entries('judged').filter(({ judgement }) => judgement.verdict === 'failed');
    return observed(
      said?.verdict ?? '',
      said?.verdict ?? '',
      [
        ...(said ? [{ seq: said.seq, label: said.reason ?? `the run ended: ${said.verdict}` }] : []),
        ...failed.map(({ seq, judgement: { differences, exchange } }) => ({
          seq,
          label: differences[0] ?? 'failed',
          ...(exchange ? { exchange } : {}),
        })),
      ],
      reading.recording.reason ?? 'The run never ended.',
    );
  },
};
