import { ContainerError, describeFault } from './container/fault.ts';
import { chooseImages } from './container/images.ts';
import type { Progress } from './container/progress.ts';

/** An image that would have to be pulled. */
export interface MissingImage {
  readonly name: string;
  /** Megabytes that a pull loads, roughly; absent where nobody knows. */
  readonly roughMegabytes?: number;
}

/** How far the change from one FusionAuth to the other has come. */
export type FusionAuthChange =
  | { readonly state: 'none' }
  /** For an engine, for containers that an earlier launch kept, and for the images. */
  | { readonly state: 'looking' }
  /** Nothing has been pulled, and nothing will be before a person asks for it. */
  | { readonly state: 'images missing'; readonly images: readonly MissingImage[] }
  /** `pulls`: the images that had to be pulled for this start, in their order. */
  | { readonly state: 'starting'; readonly progress: Progress; readonly pulls: readonly MissingImage[] }
  /** It runs, and nobody uses it yet. */
  | { readonly state: 'ready'; readonly version: string }
  /** What was started is being ended. */
  | { readonly state: 'cancelling' }
  /** The containers that were in use until now are being removed, or with `keeps` left for a later launch. */
  | { readonly state: 'leaving'; readonly keeps: boolean }
  | ({ readonly state: 'failed' } & Failure);

/** Why there is no other FusionAuth, for people. */
export interface Failure {
  readonly says: string;
  /** What to do about it; absent where nothing is known. */
  readonly fix?: string;
  /** The last lines of the container that failed. */
  readonly log: readonly string[];
}

/** Any error of a start, in words. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ContainerError) return { ...describeFault(error.fault), log: error.logs };
  return { says: error instanceof Error ? error.message : String(error), log: [] };
}

/** The images for want of which a start failed, with what is known of them; undefined when it failed for another reason. */
export function missingImages(error: unknown): readonly MissingImage[] | undefined {
  if (!(error instanceof ContainerError) || error.fault.kind !== 'images missing') return undefined;
  const missing = new Set(error.fault.images);
  const { postgres, fusionauth } = chooseImages(process.env);
  return [postgres, fusionauth]
    .filter(({ name }) => missing.has(name))
    .map(({ name, roughMegabytes }) => ({ name, ...(roughMegabytes === undefined ? {} : { roughMegabytes }) }));
}
