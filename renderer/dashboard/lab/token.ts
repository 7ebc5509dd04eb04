const storageKey = 'loginscope.token';

/**
 * The token of the lab's own link (`/#token=…`): taken from the fragment, kept for this tab, removed from the address
 * so that it is neither copied nor bookmarked. null: the page was opened without it.
 */
export function takeToken(): string | null {
  const fromLink = new URLSearchParams(location.hash.slice(1)).get('token');
  if (fromLink) {
    sessionStorage.setItem(storageKey, fromLink);
    history.replaceState(null, '', location.pathname + location.search);
    return fromLink;
  }
  return sessionStorage.getItem(storageKey);
}
