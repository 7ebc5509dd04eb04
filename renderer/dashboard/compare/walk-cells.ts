import type { KeyboardEvent } from 'react';
import { look } from '../state/view-store.ts';

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Goes from cell to cell as in a spreadsheet; over columns that have nothing yet. */
export function walkCells(event: KeyboardEvent<HTMLTableElement>): void {
  const { target, currentTarget, key, ctrlKey, metaKey, altKey } = event;
  if (!(target instanceof HTMLElement) || ctrlKey || metaKey || altKey) return;
  if (key === 'Escape') {
    look({ openCell: undefined });
    return;
  }
  const step = steps[key];
  const row = target.closest('tr');
  if (!step || !row || !target.hasAttribute('data-cell')) return;
  event.preventDefault();

  const rows = [...currentTarget.rows].filter((one) => one.querySelector('[data-cell]'));
  const own = cellsOf(row);
  const at = own.indexOf(target);
  const [down, along] = step;
  const next =
    down === 0 ? own[Math.min(own.length - 1, Math.max(0, at + along))] : cellsOf(rows[rows.indexOf(row) + down])[at];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function cellsOf(row: HTMLTableRowElement | undefined): readonly HTMLElement[] {
  return row ? [...row.querySelectorAll<HTMLElement>('[data-cell]')] : [];
}
