import { look, useView } from '../state/view-store.ts';

/** Marks the button of a message's row, in the diagram and in the table alike. */
const rowAttribute = 'data-message-row';

/** Goes to the next message, or the one before: selected, in sight, focused. */
export function walkMessages(by: 1 | -1): void {
  const buttons = [...document.querySelectorAll<HTMLElement>(`[${rowAttribute}]`)];
  const { selectedRow } = useView.getState();
  const at = buttons.findIndex((button) => button.getAttribute(rowAttribute) === selectedRow);
  goTo(buttons[at < 0 ? (by > 0 ? 0 : buttons.length - 1) : at + by]);
}

/** Goes to one row, by its key. */
export function goToRow(key: string): void {
  goTo(document.querySelector<HTMLElement>(`[${rowAttribute}="${CSS.escape(key)}"]`) ?? undefined);
}

function goTo(button: HTMLElement | undefined): void {
  const key = button?.getAttribute(rowAttribute);
  if (!button || !key) return;
  look({ selectedRow: key });
  button.focus({ preventScroll: true });
  button.scrollIntoView({ block: 'nearest' });
}
