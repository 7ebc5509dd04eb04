import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sayFindings } from '../../main/cli/doctor.ts';
import { examineDocker } from '../../main/cli/doctor-docker.ts';
import type { Images } from '../../main/fusionauth/container/images.ts';
import { docker, engineHere, standInsHere } from '../fusionauth/container/here.ts';

const ABSENT = 'loginscope/there-is-no-such-image:0';

describe.skipIf(!engineHere.isThere)(`doctor, where a Docker engine answers${engineHere.why}`, () => {
  let images: Images;
  beforeAll(async () => {
    images = await standInsHere();
  }, 240_000);

  it('says which image is there and how big, which is missing and what pulls it, and pulls nothing', async () => {
    const { name } = images.postgres;
    const [engine, postgres, fusionauth, ...others] = await examineDocker({
      ...process.env,
      LOGINSCOPE_POSTGRES_IMAGE: name,
      LOGINSCOPE_FUSIONAUTH_IMAGE: ABSENT,
    });
    expect(others).toEqual([]);
    expect(engine).toMatchObject({ what: 'Docker', there: true, says: expect.stringMatching(/^engine \d+\./) });
    const { Size } = await docker().getImage(name).inspect();
    const says = `${name}, ${Math.round(Size / 1e6)} MB`;
    expect(postgres).toEqual({ what: 'Image', there: true, says, needed: false });
    expect(fusionauth).toMatchObject({
      what: 'Image',
      there: false,
      needed: false,
      fix: expect.stringContaining(`\`docker pull ${ABSENT}\``),
    });
    await expect(docker().getImage(ABSENT).inspect()).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('doctor, where no Docker engine answers', () => {
  const env = {
    ...process.env,
    DOCKER_HOST: `unix://${join(import.meta.dirname, 'nobody.sock')}`,
    LOGINSCOPE_POSTGRES_IMAGE: undefined,
    LOGINSCOPE_FUSIONAUTH_IMAGE: undefined,
  };

  it('says so, what to start, and the commands that pull the pinned images (contract, section 9.2) afterwards', async () => {
    const findings = await examineDocker(env);
    expect(findings.map(({ what, there, needed }) => [what, there, needed])).toEqual([
      ['Docker', false, false],
      ['Image', false, false],
      ['Image', false, false],
    ]);
    const said = sayFindings(findings);
    expect(said).toContain('Start Docker');
    expect(said).toContain('`docker pull postgres:16.0-bookworm`');
    expect(said).toContain('`docker pull fusionauth/fusionauth-app:1.69.0`');
    expect(said).toMatch(/about \d+ MB/);
  });
});
