import { z } from 'zod';
import type { ShellWindow } from '../port.ts';
import { command } from './command.ts';

const remote = z.object({
  result: z.object({ value: z.unknown().optional(), objectId: z.string().optional() }),
  exceptionDetails: z
    .object({ text: z.string(), exception: z.object({ description: z.string().optional() }).optional() })
    .optional(),
});

/** A script of ours threw in the page. */
export class PageScriptError extends Error {
  override readonly name = 'PageScriptError';
}

function unwrap({ result, exceptionDetails }: z.output<typeof remote>): {
  value?: unknown;
  objectId?: string | undefined;
} {
  if (exceptionDetails !== undefined) {
    throw new PageScriptError(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result;
}

/** Evaluates `expression` in the page, waits for it when it is a promise, and parses its JSON value. */
export async function evaluate<S extends z.ZodType>(
  window: ShellWindow,
  doing: string,
  schema: S,
  expression: string,
): Promise<z.output<S>> {
  const params = { expression, awaitPromise: true, returnByValue: true };
  return schema.parse(unwrap(await command(window, doing, remote, 'Runtime.evaluate', params)).value);
}

/** Calls `declaration` (the source of a function) with `this` being the node, and parses what it returns. */
export async function callOnNode<S extends z.ZodType>(
  window: ShellWindow,
  doing: string,
  schema: S,
  backendNodeId: number,
  declaration: string,
): Promise<z.output<S>> {
  const { object } = await command(
    window,
    doing,
    z.object({ object: z.object({ objectId: z.string() }) }),
    'DOM.resolveNode',
    {
      backendNodeId,
    },
  );
  const params = {
    objectId: object.objectId,
    functionDeclaration: declaration,
    awaitPromise: true,
    returnByValue: true,
  };
  return schema.parse(unwrap(await command(window, doing, remote, 'Runtime.callFunctionOn', params)).value);
}

/** The document of the main frame, as a handle. */
export async function documentHandle(window: ShellWindow, doing: string): Promise<string> {
  const answer = unwrap(await command(window, doing, remote, 'Runtime.evaluate', { expression: 'document' }));
  return z.string().parse(answer.objectId);
}
