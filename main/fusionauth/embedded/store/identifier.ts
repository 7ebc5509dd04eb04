import { z } from 'zod';

/**
 * A FusionAuth id: a UUID without a check of its version bits (contract section 9.1: quickstarts use ids such as
 * `00000000-0000-0000-0000-111111111111`), compared without regard to case.
 */
export const identifierSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a UUID')
  .toLowerCase();

/** The id in its canonical form, or undefined when the text is no id. */
export function readIdentifier(text: string | undefined): string | undefined {
  const parsed = identifierSchema.safeParse(text);
  return parsed.success ? parsed.data : undefined;
}
