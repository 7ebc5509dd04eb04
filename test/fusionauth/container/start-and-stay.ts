import { startContainer } from '../../../main/fusionauth/container/index.ts';
import { standIns } from './images/stand-ins.ts';
import { environment } from './launch-environment.ts';

// A lab that starts FusionAuth and does nothing else, until somebody kills it or FusionAuth dies.
const { died } = await startContainer({ environment, images: standIns });
process.stdout.write('ready\n');
const staying = setInterval(() => undefined, 60_000);
process.stdout.write(`${await died}\n`);
clearInterval(staying);
process.exit(0);
