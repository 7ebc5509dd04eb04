import { z } from 'zod';
import type { ShellWindow } from '../port.ts';
import { command } from './command.ts';

/** The time as the pages of one window are told it. The browser's own clock, by which cookies end, stays as it is. */
export interface PageClock {
  /** `aheadMs`: milliseconds by which `Date.now()` is ahead of the machine, in the page that is open and in all that follow. */
  show(aheadMs: number): Promise<void>;
}

/** Built on the page's monotonic clock, which nobody replaces, so that being told twice adds nothing up. */
const source = (aheadMs: number) =>
  `Date.now = () => Math.floor(performance.timeOrigin + performance.now()) + ${Math.floor(aheadMs)};`;

const installed = z.object({ identifier: z.string() });

/** The clock of the pages in `window`: the machine's, until told otherwise. */
export function createPageClock(window: ShellWindow): PageClock {
  const doing = 'telling its pages the time';
  let previous: string | undefined;
  return {
    async show(aheadMs) {
      const script = source(aheadMs);
      const { identifier } = await command(window, doing, installed, 'Page.addScriptToEvaluateOnNewDocument', {
        source: script,
      });
      if (previous !== undefined) {
        await command(window, doing, z.unknown(), 'Page.removeScriptToEvaluateOnNewDocument', { identifier: previous });
      }
      previous = identifier;
      await command(window, doing, z.unknown(), 'Runtime.evaluate', { expression: script });
    },
  };
}
