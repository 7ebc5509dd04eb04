import type { Docker, Engine } from '../fusionauth/container/engine.ts';
import { ContainerError, type Fault, sayFault } from '../fusionauth/container/fault.ts';
import { chooseImages, type Image } from '../fusionauth/container/images.ts';
import type { Finding } from './doctor-finding.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The Docker engine and the images of the real FusionAuth, which nobody needs who has enough of the embedded one. Pulls nothing. */
export async function examineDocker(env: Environment): Promise<readonly Finding[]> {
  const { postgres, fusionauth } = chooseImages(env);
  const images = [postgres, fusionauth];
  const engine = await lookForEngine(env);
  if ('fault' in engine) return [noEngine(engine.fault), ...images.map(unknown)];
  const { docker } = engine;
  const { Version } = await docker.version();
  const found: Finding = { what: 'Docker', there: true, says: `engine ${Version}`, needed: false };
  return [found, ...(await Promise.all(images.map((image) => lookFor(docker, image))))];
}

async function lookForEngine(env: Environment): Promise<Engine | { readonly fault: Fault }> {
  // What drives containers takes a second to load, and of all commands only this one may want it for nothing.
  const { findEngine } = await import('../fusionauth/container/engine.ts');
  try {
    return await findEngine(env);
  } catch (error) {
    if (error instanceof ContainerError) return { fault: error.fault };
    throw error;
  }
}

function noEngine(fault: Fault): Finding {
  const says = fault.kind === 'no docker' ? 'not installed' : 'there is no engine that answers';
  return { what: 'Docker', there: false, says, needed: false, fix: sayFault(fault) };
}

const unknown = (image: Image): Finding => ({
  what: 'Image',
  there: false,
  says: `${image.name}: without an engine nobody knows`,
  needed: false,
  fix: `Once Docker answers, ${howToPull(image)}`,
});

async function lookFor(docker: Docker, image: Image): Promise<Finding> {
  const { statusOf } = await import('../fusionauth/container/fetch-images.ts');
  try {
    const { Size } = await docker.getImage(image.name).inspect();
    return { what: 'Image', there: true, says: `${image.name}, ${Math.round(Size / 1e6)} MB`, needed: false };
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    const says = `${image.name} is not on this machine`;
    return { what: 'Image', there: false, says, needed: false, fix: `For --fusionauth container, ${howToPull(image)}` };
  }
}

function howToPull({ name, role, roughMegabytes }: Image): string {
  const size = roughMegabytes === undefined ? '' : `, about ${roughMegabytes} MB`;
  return `\`docker pull ${name}\` gets it (${role}${size}). The lab also gets it by itself.`;
}
