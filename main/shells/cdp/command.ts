import type { z } from 'zod';
import type { ShellWindow } from '../port.ts';
import { saysClosed, unlessClosed, WindowClosedError } from './window-closed.ts';

/**
 * Sends one CDP command and parses its result.
 * @param doing for the message of the error, should the window go away: `opening http://...`.
 * @throws WindowClosedError, z.ZodError, or what the browser answers.
 */
export async function command<S extends z.ZodType>(
  window: ShellWindow,
  doing: string,
  schema: S,
  method: string,
  params: Readonly<Record<string, unknown>> = {},
): Promise<z.output<S>> {
  try {
    return schema.parse(await unlessClosed(window, doing, window.cdp.send(method, params)));
  } catch (error) {
    if (saysClosed(error)) throw new WindowClosedError(window.id, doing);
    throw error;
  }
}
