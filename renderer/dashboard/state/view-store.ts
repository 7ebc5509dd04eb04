import { create } from 'zustand';
import type { CredentialId } from '../../../main/recording/credential.ts';
import type { Chosen, Place } from '../model/place.ts';
import { hashOf, placeOf } from '../model/place.ts';
import type { TimelineGroup } from '../model/timeline.ts';

/** A tab of the inspector. */
export type InspectorTab = 'cookies' | 'tokens' | 'sessions';

/** The middle: drawn, or as a table. */
type DiagramForm = 'diagram' | 'table';

/** `system`: as the machine prefers. */
export type Theme = 'system' | 'light' | 'dark';

/** What this person looks at. Nothing of it is the lab's business, and nothing of it outlives the tab but the theme. */
export interface View {
  /** As the address names it. */
  readonly place: Place;
  /** Of the comparison: only the rows in which the workflows differ. */
  readonly onlyDiffering: boolean;
  /** The cell of the comparison whose evidence is open. */
  readonly openCell: { readonly row: string; readonly workflow: string } | undefined;
  readonly hovered: CredentialId | undefined;
  readonly pinned: CredentialId | undefined;
  /** The diagram row that the keyboard stands on. */
  readonly selectedRow: string | undefined;
  /** The diagram row that is open. */
  readonly openRow: string | undefined;
  readonly tab: InspectorTab;
  /** The inspector as a drawer, on narrow windows. */
  readonly drawerOpen: boolean;
  readonly form: DiagramForm;
  readonly theme: Theme;
  readonly timelineOpen: boolean;
  readonly hiddenGroups: ReadonlySet<TimelineGroup>;
  readonly search: string;
  /** The log entry that the timeline stands on. */
  readonly selectedSeq: number | undefined;
  readonly helpOpen: boolean;
  /** The last thing that the lab would not do. */
  readonly problem: string | undefined;
}

const themeKey = 'loginscope.theme';

function storedTheme(): Theme {
  const stored = localStorage.getItem(themeKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** What this person looks at, for every component. */
export const useView = create<View>(() => ({
  place: placeOf(location.hash),
  onlyDiffering: false,
  openCell: undefined,
  hovered: undefined,
  pinned: undefined,
  selectedRow: undefined,
  openRow: undefined,
  tab: 'cookies',
  drawerOpen: false,
  form: 'diagram',
  theme: storedTheme(),
  // On a small screen the traces are enough; the diagram needs the room.
  timelineOpen: innerHeight >= 1_000,
  hiddenGroups: new Set(),
  search: '',
  selectedSeq: undefined,
  helpOpen: false,
  problem: undefined,
}));

/** Changes what is looked at. */
export const look = (change: Partial<View>): void => useView.setState(change);

/** The credential that is followed now: the one pointed at, else the one pinned. */
export function followed({ hovered, pinned }: View): CredentialId | undefined {
  return hovered ?? pinned;
}

/** Opens a row in place, or closes it. */
export function toggleRow(key: string): void {
  useView.setState(({ openRow }) => ({ openRow: openRow === key ? undefined : key, selectedRow: key }));
}

/** Keeps following a credential, or lets it go. */
export function togglePin(id: CredentialId): void {
  useView.setState(({ pinned }) => ({ pinned: pinned === id ? undefined : id, hovered: undefined }));
}

/** Chooses light, dark or the machine's preference, also for next time. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(themeKey, theme);
  useView.setState({ theme });
}

/** Opens the evidence of a cell in place, or closes it. */
export function toggleCell(row: string, workflow: string): void {
  useView.setState(({ openCell }) => {
    const isOpen = openCell?.row === row && openCell.workflow === workflow;
    return { openCell: isOpen ? undefined : { row, workflow } };
  });
}

/** Goes to the other view, as a link does: the browser's Back comes back. */
export function goToView(view: Place['view']): void {
  location.hash = hashOf({ ...useView.getState().place, view });
}

/** Chooses what to compare. The address follows, without a step of its own in the browser's history. */
export function choose(chosen: Chosen): void {
  const place: Place = { view: 'compare', chosen };
  history.replaceState(null, '', hashOf(place));
  look({ place });
}

/** Follows the address when a person goes back, forward or elsewhere. In the lab, what was compared is remembered. */
export function followAddress(): void {
  const place = placeOf(location.hash);
  useView.setState((view) => ({ place: place.view === 'lab' ? { ...view.place, view: 'lab' } : place }));
}

/** Forgets what belongs to a run that is over. */
export function forgetRun(): void {
  look({ hovered: undefined, pinned: undefined, openRow: undefined, selectedRow: undefined, selectedSeq: undefined });
}
