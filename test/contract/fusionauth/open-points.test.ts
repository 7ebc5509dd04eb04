import { describe, expect, it } from 'vitest';
import { chooseImages } from '../../../main/fusionauth/container/images.ts';
import { type ContainerOptions, startContainer } from '../../../main/fusionauth/container/index.ts';
import { startEmbedded } from '../../../main/fusionauth/start-embedded.ts';
import { systemClock } from '../../../main/lab/clock.ts';
import { docker, engineHere, standInsHere } from '../../fusionauth/container/here.ts';
import { Bench, environment } from './bench.ts';
import { openPoints } from './open-points.ts';

/** What only the true FusionAuth can settle (contract, section 11). Without its image it is not settled, and says so. */

const images = chooseImages({});
const isThere = async (name: string) =>
  engineHere.isThere &&
  (await docker()
    .getImage(name)
    .inspect()
    .then(
      () => true,
      () => false,
    ));
const missing: string[] = [];
for (const { name } of [images.postgres, images.fusionauth]) if (!(await isThere(name))) missing.push(name);

interface Settled {
  readonly point: string;
  readonly container: string;
  readonly embedded: string;
}

/** Both asked, one after the other. */
async function settle(options: ContainerOptions): Promise<readonly Settled[]> {
  const inContainer = new Bench(await startContainer(options));
  const embedded = new Bench(await startEmbedded(systemClock, environment));
  try {
    const settled: Settled[] = [];
    for (const { number, question, observe } of openPoints) {
      settled.push({
        point: `${number}. ${question}`,
        container: await observe(inContainer).catch(String),
        embedded: await observe(embedded).catch(String),
      });
    }
    return settled;
  } finally {
    await inContainer.close();
    await embedded.close();
  }
}

describe.skipIf(missing.length > 0)(
  `open points, settled by the true FusionAuth${missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not here)` : ''}`,
  () => {
    it('prints for each what it answered, and whether the embedded one agrees', { timeout: 600_000 }, async () => {
      const settled = await settle({ environment, images, offline: true });
      for (const { point, container, embedded } of settled)
        console.log(
          `${point}\n  FusionAuth: ${container}\n  ${container === embedded ? 'the embedded one agrees' : `embedded:   ${embedded}`}`,
        );
      expect(settled).toHaveLength(openPoints.length);
    });
  },
);

describe.skipIf(!engineHere.isThere)(`the questions themselves, asked of the stand-in${engineHere.why}`, () => {
  it('have an answer each, and the same from the embedded server in a container as in this process', {
    timeout: 240_000,
  }, async () => {
    for (const { point, container, embedded } of await settle({ environment, images: await standInsHere() })) {
      expect(`${point}: ${container}`).toBe(`${point}: ${embedded}`);
      expect(container).not.toMatch(/^\w*Error/);
    }
  });
});
