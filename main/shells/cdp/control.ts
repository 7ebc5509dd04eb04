import { z } from 'zod';
import type { ShellWindow } from '../port.ts';
import { command } from './command.ts';
import { callOnNode, documentHandle } from './evaluate.ts';

/** A control as assistive technology knows it: WAI-ARIA role and accessible name, the whole name, as written. */
export interface Control {
  readonly role: 'button' | 'textbox' | 'checkbox' | 'link' | 'combobox' | 'radio';
  readonly name: string;
}

/** `the button "Log in"`. */
export function inWords({ role, name }: Control): string {
  return `the ${role} "${name}"`;
}

/** In CSS pixels of the viewport. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Whether a person could use it now; if so, where. */
export type Readiness =
  | { readonly state: 'ready'; readonly nodeId: number; readonly at: Point; readonly checked: boolean }
  | { readonly state: 'absent' | 'hidden' | 'disabled' }
  | { readonly state: 'covered'; readonly by: string };

const found = z.object({
  nodes: z.array(z.object({ ignored: z.boolean(), backendDOMNodeId: z.number().optional() })),
});

const probed = z.union([
  z.object({ state: z.literal('ready'), at: z.object({ x: z.number(), y: z.number() }), checked: z.boolean() }),
  z.object({ state: z.enum(['hidden', 'disabled']) }),
  z.object({ state: z.literal('covered'), by: z.string() }),
]);

/** Runs in the page. A check box that only its label shows is used by its label, as people do. */
const probe = `function () {
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const target = [this, ...(this.labels ?? [])].find(visible);
  if (target === undefined) return { state: 'hidden' };
  if (this.matches(':disabled') || this.closest('[aria-disabled=true]') !== null) return { state: 'disabled' };
  let box = target.getBoundingClientRect();
  if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) {
    target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    box = target.getBoundingClientRect();
  }
  const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const hit = target.getRootNode().elementFromPoint(at.x, at.y);
  if (hit === null || !(target.contains(hit) || hit.contains(target) && hit.closest('label')?.control === this)) {
    return { state: 'covered', by: hit === null ? 'the edge of the window' : '<' + hit.localName + '>' };
  }
  return { state: 'ready', at, checked: this.checked === true || this.ariaChecked === 'true' };
}`;

/** Looks once. Of several controls with this role and name, the first that is ready. */
export async function look(window: ShellWindow, doing: string, control: Control): Promise<Readiness> {
  const { nodes } = await command(window, doing, found, 'Accessibility.queryAXTree', {
    objectId: await documentHandle(window, doing),
    role: control.role,
    accessibleName: control.name,
  });
  let last: Readiness = { state: 'absent' };
  for (const { ignored, backendDOMNodeId: nodeId } of nodes) {
    if (ignored || nodeId === undefined) continue;
    const readiness = await callOnNode(window, doing, probed, nodeId, probe);
    if (readiness.state === 'ready') return { ...readiness, nodeId };
    last = readiness;
  }
  return last;
}
