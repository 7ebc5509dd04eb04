import type { ShellWindow } from '../port.ts';
import type { Control, Readiness } from './control.ts';
import { inWords } from './control.ts';
import { inSeconds, startDeadline } from './deadline.ts';
import { visiblePage } from './visible-text.ts';

/** How much of the page an error quotes, in characters. */
const quoteLength = 200;
/** A page that hangs does not answer; then it is not quoted. Real milliseconds. */
const quoteWithinMs = 1_000;

/** A control that was not there, or could not be used, in time. */
export class ControlNotReadyError extends Error {
  override readonly name = 'ControlNotReadyError';
}

/** What was seen at the last look; `unanswered` when no look came to an end. */
export type Sighting = Exclude<Readiness, { state: 'ready' }> | { readonly state: 'unanswered' };

function complaint(last: Sighting): string {
  switch (last.state) {
    case 'unanswered':
      return 'could not be looked for, because the page did not answer';
    case 'absent':
      return 'did not appear';
    case 'hidden':
      return 'is there, but was not visible';
    case 'disabled':
      return 'stayed disabled';
    case 'covered':
      return `stayed covered by ${last.by}`;
  }
}

async function quote(window: ShellWindow, doing: string): Promise<string> {
  const deadline = startDeadline({}, quoteWithinMs);
  try {
    const page = await Promise.race([visiblePage(window, doing), deadline.over]);
    if (page === 'time is up') return '.';
    const { url, text } = page;
    return ` on ${url}. The page shows: "${text.slice(0, quoteLength)}${text.length > quoteLength ? '…' : ''}"`;
  } catch {
    return '.';
  } finally {
    deadline.stop();
  }
}

/** Says what was waited for in vain, and what the page shows instead. */
export async function controlNotReady(
  window: ShellWindow,
  doing: string,
  control: Control,
  last: Sighting,
  waitedMs: number,
): Promise<ControlNotReadyError> {
  const subject = inWords(control).replace(/^t/, 'T');
  const where = await quote(window, doing);
  return new ControlNotReadyError(`${subject} ${complaint(last)} within ${inSeconds(waitedMs)}${where}`);
}
