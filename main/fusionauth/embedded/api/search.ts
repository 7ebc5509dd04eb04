import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fieldError } from '../http/api-errors.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import { fitsPattern } from '../users/text-pattern.ts';
import type { withApiKey } from './authorization.ts';
import { jsonBody } from './body.ts';

type Found = Readonly<Record<string, unknown>>;

/** What is searched, under `/search` behind its path. */
interface Searchable {
  readonly path: string;
  /** The name of all of them in the answer. */
  readonly all: string;
  /** What a search may ask for. */
  readonly fields: readonly string[];
  list(request: FastifyRequest): readonly object[];
}

const pageSchema = z.object({
  numberOfResults: z.coerce.number().int().min(0).max(10_000).default(25),
  orderBy: z.string().max(500).default('name ASC'),
  startRow: z.coerce.number().int().min(0).default(0),
});

const recordSchema = z.record(z.string(), z.unknown());

/** Fields that are found by a part of them, or a pattern with `*`. */
const FOUND_PARTLY: ReadonlySet<string> = new Set(['body', 'description', 'name', 'url']);

function textOf(thing: Found, field: string): string {
  const value = Object.hasOwn(thing, field) ? thing[field] : undefined;
  return ['boolean', 'number', 'string'].includes(typeof value) ? String(value) : '';
}

function matches(thing: Found, search: Found, fields: readonly string[]): boolean {
  return fields.every((field) => {
    const wanted = textOf(search, field);
    return wanted === '' || fitsPattern(wanted, textOf(thing, field), FOUND_PARTLY.has(field));
  });
}

/** An order such as `name ASC, insertInstant DESC`. @throws ApiErrors 400 */
function readOrder(orderBy: string): (left: Found, right: Found) => number {
  const orders = orderBy.split(',').map((part) => {
    const [, field, direction = 'ASC'] = /^\s*(\w+)(?:\s+(ASC|DESC))?\s*$/i.exec(part) ?? [];
    if (field === undefined) {
      throw fieldError('invalid', 'search.orderBy', `This is no order: ${part}. Write, for example, name ASC.`);
    }
    return { field, sign: direction.toUpperCase() === 'ASC' ? 1 : -1 };
  });
  return (left, right) => {
    for (const { field, sign } of orders) {
      const order = textOf(left, field).localeCompare(textOf(right, field), 'en', { numeric: true });
      if (order !== 0) {
        return sign * order;
      }
    }
    return 0;
  };
}

/**
 * GET and POST `{path}/search`, as FusionAuth's client calls them for nearly everything (contract section 0.1): by fields,
 * in an order, a page at a time.
 */
export function searchApi(
  app: FastifyInstance,
  options: ReturnType<typeof withApiKey>,
  { path, all, fields, list }: Searchable,
): void {
  const answer = (request: FastifyRequest, search: Found) => {
    const { numberOfResults, orderBy, startRow } = readJson(pageSchema, search, ['search']);
    const found = list(request)
      .map((thing) => recordSchema.parse(thing))
      .filter((thing) => matches(thing, search, fields))
      .sort(readOrder(orderBy));
    return { [all]: found.slice(startRow, startRow + numberOfResults), total: found.length };
  };
  app.get(`${path}/search`, options, async (request) => {
    const names = [...fields, 'numberOfResults', 'orderBy', 'startRow'];
    return answer(request, Object.fromEntries(names.map((name) => [name, queryParameter(request, name)])));
  });
  app.post(`${path}/search`, options, async (request) =>
    answer(request, readJson(recordSchema, jsonBody(request).search ?? {}, ['search'])),
  );
}
