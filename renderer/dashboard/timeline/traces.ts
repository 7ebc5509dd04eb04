import type { CredentialId } from '../../../main/recording/credential.ts';
import type { Recording } from '../model/recording.ts';
import type { Timeline, TimelineGroup, TimelineRow } from '../model/timeline.ts';
import { hueOf } from '../words/credential.ts';
import { filterGroups } from './groups.ts';

const traceHeight = 12;

interface Drawn {
  readonly recording: Recording;
  readonly lit: CredentialId | undefined;
  readonly selectedSeq: number | undefined;
  readonly width: number;
  /** Only so that a change of colours draws again. */
  readonly theme: string;
}

/** Milliseconds that the strip stands for: the run without its jumps of the clock. */
export function span({ rows }: Timeline): number {
  return Math.max(1_000, (rows.at(-1)?.elapsed ?? 0) * 1.02);
}

/** The row nearest to a place on the strip. */
export function nearestRow(rows: readonly TimelineRow[], elapsed: number): TimelineRow | undefined {
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.elapsed ?? 0) < elapsed) low = middle + 1;
    else high = middle;
  }
  return rows[low];
}

/** A colour of tokens.css as the canvas understands it, in the theme that is on. */
function colourReader(canvas: HTMLCanvasElement): (token: string) => string {
  const probe = document.createElement('span');
  canvas.parentElement?.append(probe);
  const cache = new Map<string, string>();
  queueMicrotask(() => probe.remove());
  return (token) => {
    const known = cache.get(token);
    if (known) return known;
    probe.style.color = `var(${token})`;
    const colour = getComputedStyle(probe).color;
    cache.set(token, colour);
    return colour;
  };
}

function traceOf(group: TimelineGroup | undefined): number {
  const groups: readonly (TimelineGroup | undefined)[] = filterGroups;
  return groups.indexOf(group);
}

/** Draws the traces: marks by group, cuts where the clock jumped, the followed credential over all. */
export function drawTraces(canvas: HTMLCanvasElement, { recording, lit, selectedSeq, width }: Drawn): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const scale = window.devicePixelRatio || 1;
  const height = filterGroups.length * traceHeight;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.scale(scale, scale);

  const { timeline, credentials } = recording;
  const colour = colourReader(canvas);
  const place = (elapsed: number) => Math.min(width - 2, (elapsed / span(timeline)) * width);

  context.fillStyle = colour('--line');
  for (let trace = 0; trace < filterGroups.length; trace += 1) {
    context.fillRect(0, trace * traceHeight + traceHeight - 2, width, 1);
  }
  context.fillStyle = colour('--text-faint');
  for (const { elapsed } of timeline.cuts) {
    for (let y = 0; y < height; y += 5) context.fillRect(place(elapsed), y, 1, 3);
  }

  // A mark a pixel and trace: ten thousand events are drawn as often as the strip is wide.
  const drawn = new Set<number>();
  for (const { group, background, elapsed } of timeline.rows) {
    const trace = traceOf(group);
    if (trace < 0 || background) continue;
    const x = Math.round(place(elapsed));
    const mark = trace * 10_000 + x;
    if (drawn.has(mark)) continue;
    drawn.add(mark);
    context.fillStyle = colour(group === 'attacker' ? '--theft' : '--text-soft');
    context.fillRect(x, trace * traceHeight + 2, 2, traceHeight - 4);
  }

  const known = lit && credentials.known.get(lit);
  if (known) {
    context.fillStyle = colour(`--hue-${hueOf[known.credential.kind]}`);
    for (const { seq } of known.sightings) {
      const row = timeline.rows[seq - 1];
      const trace = traceOf(row?.group);
      if (row && trace >= 0) context.fillRect(place(row.elapsed) - 1, trace * traceHeight, 4, traceHeight - 1);
    }
  }

  const selected = selectedSeq === undefined ? undefined : timeline.rows[selectedSeq - 1];
  if (selected) {
    context.fillStyle = colour('--accent');
    context.fillRect(place(selected.elapsed), 0, 1, height);
  }
}
