/** How far the start of the real FusionAuth has come. */
export type Progress =
  /** Said before the first byte is loaded. */
  | { readonly step: 'about to pull'; readonly image: string; readonly roughMegabytes?: number }
  | {
      readonly step: 'pulling';
      readonly image: string;
      /** 0 to 100, of what the registry has said so far that there is. */
      readonly percent: number;
      /** Of the layers that have said how large they are. */
      readonly totalMegabytes: number;
    }
  | { readonly step: 'starting'; readonly what: 'PostgreSQL' | 'FusionAuth'; readonly image: string }
  | { readonly step: 'found warm' }
  /** `present` of the `promised` applications and users of the kickstart file can be seen through the API. */
  | { readonly step: 'kickstart'; readonly present: number; readonly promised: number }
  | { readonly step: 'ready'; readonly version: string; readonly tookMs: number };

/** Hears of every step, in order. */
export type OnProgress = (progress: Progress) => void;

/** One line for people. */
export function sayProgress(progress: Progress): string {
  switch (progress.step) {
    case 'about to pull': {
      const { image, roughMegabytes } = progress;
      const size = roughMegabytes === undefined ? 'of unknown size' : `about ${roughMegabytes} MB`;
      return `Pulling the image ${image} (${size}). Ctrl-C stops it; --offline never pulls.`;
    }
    case 'pulling':
      return `Pulling ${progress.image}: ${progress.percent} % of ${progress.totalMegabytes} MB`;
    case 'starting':
      return `Starting ${progress.what} (${progress.image}) ...`;
    case 'found warm':
      return 'Found a FusionAuth that was kept from an earlier launch; bringing it back to its kickstart ...';
    case 'kickstart':
      return `FusionAuth is setting itself up: ${progress.present} of ${progress.promised} applications and users are there.`;
    case 'ready':
      return `FusionAuth ${progress.version} is ready after ${(progress.tookMs / 1000).toFixed(1)} s.`;
  }
}
