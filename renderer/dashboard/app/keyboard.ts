import { useEffect } from 'react';
import { walkMessages } from '../diagram/walk.ts';
import { chosenOf } from '../model/place.ts';
import type { LabLink } from '../state/lab-link.ts';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import { goToView, look, useView } from '../state/view-store.ts';

/** The search field of the timeline, which `/` goes to. */
export const searchFieldId = 'timeline-search';

/** Where the arrow keys already mean something. */
const ownArrows = '[role=menu],[role=tablist],[type=radio],dialog';

function isTyping(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox';
}

function close(): void {
  const { helpOpen, openRow, drawerOpen } = useView.getState();
  if (helpOpen) return;
  if (openRow) look({ openRow: undefined });
  else if (drawerOpen) look({ drawerOpen: false });
  else look({ pinned: undefined, hovered: undefined });
}

type Keys = ReadonlyMap<string, () => void>;

function labKeys({ command }: LabLink): Keys {
  return new Map([
    ['r', () => command({ do: 'run' })],
    ['s', () => command({ do: 'step' })],
    ['p', () => command({ do: 'pause' })],
    ['t', () => useView.setState(({ form }) => ({ form: form === 'diagram' ? 'table' : 'diagram' }))],
    ['i', () => useView.setState(({ drawerOpen }) => ({ drawerOpen: !drawerOpen }))],
    ['/', () => document.getElementById(searchFieldId)?.focus()],
    ['ArrowDown', () => walkMessages(1)],
    ['ArrowUp', () => walkMessages(-1)],
    ['Escape', close],
    ['c', () => goToView('compare')],
    ['?', () => look({ helpOpen: true })],
  ]);
}

/** Runs what is chosen and has not been run. */
function recordMissing({ command }: LabLink): void {
  const { workflows, state } = useLab.getState();
  const ids = workflows.map(({ id }) => id);
  const missing = chosenOf(useView.getState().place.chosen, ids).filter(
    (id) => !state?.recorded.some(({ workflow }) => workflow === id),
  );
  if (missing.length > 0 && state?.toRecord.length === 0 && state.shell) command({ do: 'record', workflows: missing });
}

function compareKeys(link: LabLink): Keys {
  return new Map([
    ['r', () => recordMissing(link)],
    ['p', () => (useLab.getState().state?.toRecord.length ? link.command({ do: 'pause' }) : undefined)],
    ['Escape', () => look({ openCell: undefined })],
    ['c', () => goToView('lab')],
    ['?', () => look({ helpOpen: true })],
  ]);
}

/** A key that is part of a shortcut of the browser, or held down on a letter, is not meant for the lab. */
function isForUs({ ctrlKey, metaKey, altKey, defaultPrevented, repeat, key, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented || (repeat && key.length === 1)) return false;
  return !(key.startsWith('Arrow') && target instanceof Element && target.closest(ownArrows));
}

/** The keys that work wherever the person is, except while typing. */
export function useKeyboard(): void {
  const link = useLabLink();
  const view = useView(({ place }) => place.view);
  useEffect(() => {
    const keys = view === 'lab' ? labKeys(link) : compareKeys(link);

    function onKey(event: KeyboardEvent): void {
      if (isTyping(event.target)) {
        if (event.key === 'Escape') event.target.blur();
        return;
      }
      const act = isForUs(event) ? keys.get(event.key.length === 1 ? event.key.toLowerCase() : event.key) : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    }

    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [link, view]);
}
