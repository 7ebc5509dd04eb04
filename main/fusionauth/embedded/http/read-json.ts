import type { z } from 'zod';
import { ApiErrors, type ErrorDetail } from './api-errors.ts';

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'blank' : 'couldNotConvert';
    case 'too_small':
      if (issue.origin !== 'string') {
        return 'invalid';
      }
      return issue.minimum === 1 ? 'blank' : 'tooShort';
    case 'too_big':
      return issue.origin === 'string' ? 'tooLong' : 'invalid';
    default:
      return 'invalid';
  }
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((field, part) => {
    const name = String(part);
    return typeof part === 'number' ? `${field}[${name}]` : field === '' ? name : `${field}.${name}`;
  }, '');
}

/**
 * Reads a part of an API request with a schema; `at` is the part's name, e.g. `tenant`, so that errors name the field as
 * FusionAuth does (`[blank]tenant.name`). Properties that the schema does not know are ignored (contract section 0).
 * @throws ApiErrors 400 naming every field that does not fit
 */
export function readJson<T extends z.ZodType>(schema: T, value: unknown, at: readonly string[] = []): z.output<T> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) {
    return parsed.data;
  }
  const generalErrors: ErrorDetail[] = [];
  const fieldErrors = new Map<string, ErrorDetail[]>();
  for (const issue of parsed.error.issues) {
    const { message } = issue;
    const field = fieldOf([...at, ...issue.path]);
    if (field === '') {
      generalErrors.push({ code: '[invalidJSON]', message });
    } else {
      const detail = { code: `[${reasonOf(issue)}]${field}`, message };
      fieldErrors.set(field, [...(fieldErrors.get(field) ?? []), detail]);
    }
  }
  throw new ApiErrors({ fieldErrors: Object.fromEntries(fieldErrors), generalErrors });
}
