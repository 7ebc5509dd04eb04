import { catalogue } from '../../scenarios/catalogue.ts';

/** What the lab can run, for people or as JSON. */
export function listWorkflows(json: boolean): string {
  const rows = catalogue.map(({ id, title, point, source }) => ({ id, title, ...point, source }));
  if (json) return JSON.stringify(rows, null, 2);
  return rows.map(({ id, title, source }) => `${id}\n  ${title}\n  ${source}`).join('\n');
}
