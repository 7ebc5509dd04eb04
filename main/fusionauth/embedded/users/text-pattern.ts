/**
 * Whether a text fits a pattern with `*` for anything and `?` for one character, whatever the case. A pattern with
 * neither is looked for anywhere in the text if `partly`, else it must be the text.
 */
export function fitsPattern(pattern: string, text: string, partly: boolean): boolean {
  const plain = pattern.toLowerCase();
  const lower = text.toLowerCase();
  if (!/[*?]/.test(plain)) {
    return partly ? lower.includes(plain) : lower === plain;
  }
  // Greedy by segments between stars: linear, unlike a regular expression with many of them.
  const segments = plain.split('*');
  const matchesAt = (segment: string, at: number) =>
    at >= 0 &&
    at + segment.length <= lower.length &&
    [...segment].every((character, index) => character === '?' || character === lower[at + index]);
  let at = 0;
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    let start = isLast && index > 0 ? Math.max(at, lower.length - segment.length) : at;
    while (index > 0 && !isLast && start + segment.length <= lower.length && !matchesAt(segment, start)) {
      start += 1;
    }
    if (!matchesAt(segment, start)) {
      return false;
    }
    at = start + segment.length;
  }
  return at === lower.length;
}
