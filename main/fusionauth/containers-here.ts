import { createRequire } from 'node:module';

/** Why this installation of the lab cannot drive containers at all, whatever Docker is there; undefined where it can. */
export function whyNoContainers(): string | undefined {
  try {
    createRequire(import.meta.url).resolve('testcontainers');
    return undefined;
  } catch {
    return 'This packaged app comes without what drives Docker. For the real FusionAuth, start the lab from its source folder with `npm start`.';
  }
}
