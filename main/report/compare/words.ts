/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** `once`, `twice`, `3 times`. */
export function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}

/** `1 call`, `2 calls`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** `30 days`, `1 hour`, `40 ms`: in the largest unit that fits, rounded. */
export function duration(ms: number): string {
  const [unit, size] = units.find(([, length]) => ms >= length) ?? ['ms', 1];
  const count = Math.round(ms / size);
  return unit === 'ms' ? `${count} ms` : counted(count, unit);
}
