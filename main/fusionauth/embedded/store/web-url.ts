import { z } from 'zod';

/** An absolute http or https URL that can stand in a header as it is. */
export const webUrlSchema = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[\x21-\x7e]+$/, 'must be an absolute http or https URL')
  .refine((url) => URL.canParse(url), 'must be an absolute http or https URL');
