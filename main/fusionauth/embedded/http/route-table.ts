import type { FastifyInstance } from 'fastify';

/** Remembers which paths have routes, to tell a wrong verb from a wrong path. */
export class RouteTable {
  readonly #patterns = new Map<string, RegExp>();

  /** Watches the app; to be called before its routes are registered. */
  watch(app: FastifyInstance): void {
    app.addHook('onRoute', ({ url }) => {
      this.#patterns.set(url, RouteTable.#patternOf(url));
    });
  }

  /** Whether some verb is served at this path. */
  has(path: string): boolean {
    const withoutSlash = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
    return [...this.#patterns.values()].some((pattern) => pattern.test(withoutSlash));
  }

  static #patternOf(url: string): RegExp {
    const segments = url.split('/').slice(1);
    const source = segments.map((segment) => {
      if (!segment.startsWith(':')) {
        return `/${segment.replaceAll('.', '\\.')}`;
      }
      return segment.endsWith('?') ? '(?:/[^/]+)?' : '/[^/]+';
    });
    return new RegExp(`^${source.join('')}$`);
  }
}
