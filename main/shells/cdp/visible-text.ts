import { z } from 'zod';
import type { ShellWindow } from '../port.ts';
import { evaluate } from './evaluate.ts';

const page = z.object({ url: z.string(), text: z.string() });

/** The address of the window's page, and what a person reads on it, white space collapsed. */
export function visiblePage(window: ShellWindow, doing: string): Promise<z.output<typeof page>> {
  return evaluate(
    window,
    doing,
    page,
    `({ url: location.href, text: (document.body?.innerText ?? '').replace(/\\s+/g, ' ').trim() })`,
  );
}
