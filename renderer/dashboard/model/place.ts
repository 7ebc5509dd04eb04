/** Which workflows are compared: the first of the catalogue, with which the lab began; all; or these. */
export type Chosen = 'founding' | 'all' | readonly string[];

/** Which view is shown, and of what. The address has it, so that it survives a reload. */
export interface Place {
  readonly view: 'lab' | 'compare';
  readonly chosen: Chosen;
}

/** How many workflows the lab was founded on. They are the first of the catalogue. */
const foundingCount = 5;

/** The place that an address names. Anything else is the lab. */
export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  if (path !== 'compare') return { view: 'lab', chosen: 'founding' };
  const parameters = new URLSearchParams(query);
  if (parameters.has('all')) return { view: 'compare', chosen: 'all' };
  if (!parameters.has('workflow')) return { view: 'compare', chosen: 'founding' };
  return { view: 'compare', chosen: parameters.getAll('workflow').filter((id) => id !== '') };
}

/** The fragment that names a place. */
export function hashOf({ view, chosen }: Place): string {
  if (view === 'lab') return '#/';
  if (chosen === 'founding') return '#/compare';
  if (chosen === 'all') return '#/compare?all';
  const ids = chosen.length > 0 ? chosen : [''];
  return `#/compare?${new URLSearchParams(ids.map((id) => ['workflow', id]))}`;
}

/** The ids that are meant, in the order of the catalogue. */
export function chosenOf(chosen: Chosen, catalogue: readonly string[]): readonly string[] {
  if (chosen === 'all') return catalogue;
  return chosen === 'founding' ? catalogue.slice(0, foundingCount) : catalogue.filter((id) => chosen.includes(id));
}

/** What to call a choice: a preset by its name, so that its address stays short. */
export function toChosen(ids: readonly string[], catalogue: readonly string[]): Chosen {
  const isSame = (preset: Chosen) => chosenOf(preset, catalogue).join() === chosenOf(ids, catalogue).join();
  return isSame('founding') ? 'founding' : isSame('all') ? 'all' : chosenOf(ids, catalogue);
}
