import type { OAuthConfiguration } from './oauth-configuration.ts';

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** A URL taken apart without giving `*` a meaning; anything with user info, or that is no hierarchical URL, has no parts. */
function parts(url: string) {
  const [, scheme, host, port, path = '', query] =
    /^([a-z][a-z0-9+.-]*:)\/\/([^/?#:@]+)(?::(\d+|\*))?(\/[^?#]*)?(?:\?([^#]*))?$/i.exec(url) ?? [];
  return scheme === undefined || host === undefined
    ? undefined
    : { scheme: scheme.toLowerCase(), host: host.toLowerCase(), port, path: path || '/', query };
}

function matchesHost(pattern: string, host: string): boolean {
  if (!pattern.includes('*')) {
    return pattern === host;
  }
  const [first = '', ...rest] = pattern.split('.');
  const [actual = '', ...others] = host.split('.');
  // One wildcard, in the left-most of at least three labels.
  const allowed = rest.length >= 2 && !rest.join('.').includes('*') && first.split('*').length === 2;
  const [before = '', after = ''] = first.split('*');
  const fits = actual.length > before.length + after.length && actual.startsWith(before) && actual.endsWith(after);
  return allowed && fits && /^[a-z0-9-]+$/.test(actual) && rest.join('.') === others.join('.');
}

function matchesPath(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const actual = path.split('/');
  // A dot segment would lead elsewhere than it says.
  const isPlain = (segment: string) => segment !== '' && !/^(?:\.|%2e){1,2}$|\\/i.test(segment);
  return (
    wanted.length === actual.length &&
    wanted.every((segment, index) => {
      const other = actual[index] ?? '';
      return segment === '*' ? isPlain(other) : segment === other;
    })
  );
}

function matchesQuery(pattern: string | undefined, query: string | undefined): boolean {
  const wanted = pattern?.split('&') ?? [];
  const actual = query?.split('&') ?? [];
  return (
    wanted.length === actual.length &&
    wanted.every((pair, index) => {
      const [name] = pair.split('=', 1);
      return pair === `${name}=*` ? actual[index]?.startsWith(`${name}=`) === true : pair === actual[index];
    })
  );
}

function matchesPattern(pattern: string, url: string): boolean {
  const wanted = parts(pattern);
  const actual = parts(url);
  if (wanted === undefined || actual === undefined || wanted.scheme !== actual.scheme) {
    return false;
  }
  const portOf = ({ scheme, port }: { scheme: string; port: string | undefined }) => port ?? DEFAULT_PORTS[scheme];
  const matchesPort = wanted.port === '*' || portOf(wanted) === portOf(actual);
  return (
    matchesPort &&
    matchesHost(wanted.host, actual.host) &&
    matchesPath(wanted.path, actual.path) &&
    matchesQuery(wanted.query, actual.query)
  );
}

/**
 * Whether an application may be redirected to: exactly one of its URLs or, under `AllowWildcards`, one that fits a pattern
 * with `*` as part of the left-most of at least three labels, as port, as whole path segment, as whole query value
 * (contract section 1.1).
 */
export function isAuthorizedUrl(configuration: OAuthConfiguration, url: string): boolean {
  const { authorizedRedirectURLs, authorizedURLValidationPolicy } = configuration;
  if (authorizedRedirectURLs.includes(url)) {
    return !url.includes('*') || authorizedURLValidationPolicy === 'ExactMatch';
  }
  if (authorizedURLValidationPolicy === 'ExactMatch' || !/^[\x21-\x7e]+$/.test(url) || !URL.canParse(url)) {
    return false;
  }
  return authorizedRedirectURLs.some((pattern) => pattern.includes('*') && matchesPattern(pattern, url));
}
