import { z } from 'zod';
import type { Docker } from './engine.ts';
import { ContainerError } from './fault.ts';
import type { Image, Images } from './images.ts';
import type { OnProgress } from './progress.ts';

/** One line of a pull (Docker Engine API, "Create an image"). */
const lineSchema = z.object({
  id: z.string().optional(),
  status: z.string().optional(),
  error: z.string().optional(),
  progressDetail: z.object({ current: z.number().optional(), total: z.number().optional() }).optional(),
});

/**
 * Sees to it that both images are on this machine; those that are there are never asked for.
 * @throws ContainerError "images missing" when `offline`, "pull failed"; or the signal's reason
 */
export async function fetchImages(
  docker: Docker,
  { postgres, fusionauth }: Images,
  {
    offline,
    onProgress,
    signal,
  }: { readonly offline: boolean; readonly onProgress: OnProgress; readonly signal: AbortSignal },
): Promise<void> {
  const missing: Image[] = [];
  for (const image of [postgres, fusionauth]) if (!(await isThere(docker, image.name))) missing.push(image);
  if (missing.length > 0 && offline)
    throw new ContainerError({ kind: 'images missing', images: missing.map(({ name }) => name) });
  // What comes is said for all images before the first is pulled, so that one can stop in time.
  for (const { name: image, roughMegabytes } of missing)
    onProgress({ step: 'about to pull', image, ...(roughMegabytes === undefined ? {} : { roughMegabytes }) });
  for (const { name } of missing) await pull(docker, name, onProgress, signal);
}

async function isThere(docker: Docker, name: string): Promise<boolean> {
  try {
    await docker.getImage(name).inspect();
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

async function pull(docker: Docker, image: string, onProgress: OnProgress, signal: AbortSignal): Promise<void> {
  const failed = (says: string) =>
    new ContainerError({ kind: 'pull failed', image, says: says.trim().replace(/\.$/, '') });
  try {
    const stream = await docker.pull(image, { abortSignal: signal });
    const layers = new Map<string, { current: number; total: number }>();
    let last = -1;
    await new Promise<void>((resolve, reject) => {
      const follow = (line: unknown) => {
        const { id, status, progressDetail: { current, total } = {} } = lineSchema.parse(line);
        if (status !== 'Downloading' || id === undefined || current === undefined || !total) return;
        layers.set(id, { current, total });
        const all = [...layers.values()].reduce((sum, one) => sum + one.total, 0);
        const done = [...layers.values()].reduce((sum, one) => sum + one.current, 0);
        const percent = Math.floor((100 * done) / all);
        if (percent === last) return;
        last = percent;
        onProgress({ step: 'pulling', image, percent, totalMegabytes: Math.round(all / 1e6) });
      };
      docker.modem.followProgress(stream, (error) => (error ? reject(failed(error.message)) : resolve()), follow);
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ContainerError ? error : failed(error instanceof Error ? error.message : String(error));
  }
}

/** The HTTP status with which the engine refused, if it did. */
export function statusOf(error: unknown): number | undefined {
  return z.object({ statusCode: z.number() }).safeParse(error).data?.statusCode;
}
