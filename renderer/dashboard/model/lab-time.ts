const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** A moment relative to the start of the run: `00:03.1`, `1:02:03`, `30d 01:02:03`. */
export function sinceStart(at: number, runStartedAt: number): string {
  const elapsed = Math.max(0, at - runStartedAt);
  const clock = `${twoDigits(Math.floor(elapsed / minute) % 60)}:${twoDigits(Math.floor(elapsed / second) % 60)}`;
  if (elapsed < hour) return `${clock}.${Math.floor(elapsed / 100) % 10}`;
  const hours = Math.floor(elapsed / hour) % 24;
  return elapsed < day ? `${hours}:${clock}` : `${Math.floor(elapsed / day)}d ${twoDigits(hours)}:${clock}`;
}

/** A moment, or a stretch of time, relative to the start of the run: `00:02.1 to 00:02.3`, `00:02.1 until now`. */
export function stretch(at: number, until: number | 'now' | undefined, runStartedAt: number): string {
  const from = sinceStart(at, runStartedAt);
  if (until === undefined) return from;
  if (until === 'now') return `${from} until now`;
  const to = sinceStart(until, runStartedAt);
  return to === from ? `${from}, ${inWords(until - at)}` : `${from} to ${to}`;
}

/** The lab's clock as the top bar shows it: `T+00:31:05`, `T+30d 00:31:05`. */
export function clockReading(now: number, runStartedAt: number): string {
  const elapsed = Math.max(0, now - runStartedAt);
  const days = Math.floor(elapsed / day);
  const [hours, minutes, seconds] = [Math.floor(elapsed / hour) % 24, elapsed / minute, elapsed / second].map(
    (value, index) => twoDigits(index === 0 ? value : Math.floor(value) % 60),
  );
  return `T+${days > 0 ? `${days}d ` : ''}${hours}:${minutes}:${seconds}`;
}

/** A length of time in words, rounded down to its largest unit: `29 min`, `30 days`. */
export function inWords(ms: number): string {
  if (ms >= 2 * day) return `${Math.floor(ms / day)} days`;
  if (ms >= 2 * hour) return `${Math.floor(ms / hour)} h`;
  if (ms >= minute) return `${Math.floor(ms / minute)} min`;
  if (ms >= second) return `${Math.floor(ms / second)} s`;
  return `${Math.max(0, Math.round(ms))} ms`;
}

/** A length of time to the second: `30 d 0 h 1 min`, `31 min 5 s`. */
export function exactly(ms: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(ms / day), 'd'],
    [Math.floor(ms / hour) % 24, 'h'],
    [Math.floor(ms / minute) % 60, 'min'],
    [Math.floor(ms / second) % 60, 's'],
  ];
  const present = parts.filter(([value]) => value > 0).slice(0, 3);
  return present.length > 0 ? present.map(([value, unit]) => `${value} ${unit}`).join(' ') : inWords(ms);
}
