import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Parameters } from '../http/parameters.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { readIdentifier } from '../store/identifier.ts';
import type { User } from '../store/user.ts';
import { readQuery } from '../users/search.ts';
import { mayTouch, presentedApiKey, withApiKey } from './authorization.ts';
import { jsonBody } from './body.ts';
import { userView } from './user-view.ts';

const SORTABLE = ['email', 'fullName', 'id', 'insertInstant', 'lastLoginInstant', 'username'] as const;

const searchSchema = z.object({
  ids: z.array(z.string()).max(10_000).default([]),
  numberOfResults: z.coerce.number().int().min(0).max(10_000).default(25),
  queryString: z.string().max(2000).optional(),
  sortFields: z
    .array(z.object({ name: z.enum(SORTABLE), order: z.enum(['asc', 'desc']).default('asc') }))
    .max(SORTABLE.length)
    .default([]),
  startRow: z.coerce.number().int().min(0).default(0),
});

type Search = z.infer<typeof searchSchema>;

/** The ids; none for the text `undefined` that FusionAuth's own client writes (contract section 0.1). */
function idsOf(request: FastifyRequest): readonly string[] {
  return queryParameter(request, 'ids') === undefined ? [] : Parameters.of(request.query).all('ids');
}

function queryOf(request: FastifyRequest): Search {
  const optional = Object.fromEntries(
    ['numberOfResults', 'queryString', 'startRow'].flatMap((name) => {
      const value = queryParameter(request, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return readJson(searchSchema, { ...optional, ids: idsOf(request) }, ['search']);
}

function compare(left: User, right: User, { sortFields }: Search): number {
  for (const { name, order } of sortFields) {
    const [one, other] = [left[name] ?? '', right[name] ?? ''];
    if (one !== other) {
      return one < other === (order === 'asc') ? -1 : 1;
    }
  }
  return 0;
}

/** `/api/user/search` (contract section 7): by ids, or by a query string. */
export function userSearchApi(app: FastifyInstance, provider: Provider): void {
  const options = withApiKey(provider);
  const answer = (request: FastifyRequest, search: Search) => {
    const key = presentedApiKey(provider, request);
    const ids = new Set(search.ids.map((id) => readIdentifier(id)));
    const matches = readQuery(search.queryString ?? '*');
    const found = provider.store.users
      .where((user) => mayTouch(request, key, user) && (ids.size === 0 ? matches(user) : ids.has(user.id)))
      .sort((left, right) => compare(left, right, search));
    const shown = found.slice(search.startRow, search.startRow + search.numberOfResults);
    return { total: found.length, users: shown.map(userView) };
  };
  app.get('/api/user/search', options, async (request) => answer(request, queryOf(request)));
  // There is no index that could be stale.
  for (const path of ['/api/user/search', '/api/entity/search']) {
    app.put(path, options, async (_request, reply) => reply.send());
  }
  app.post('/api/user/search', options, async (request) =>
    answer(request, readJson(searchSchema, jsonBody(request).search ?? {}, ['search'])),
  );
}
