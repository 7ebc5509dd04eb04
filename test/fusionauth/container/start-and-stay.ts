import { startContainer } from '../../../main/fusionauth/container/index.ts';
import { environment } from './here.ts';
import { standIns } from './images/build.ts';

// A lab that starts FusionAuth and does nothing else, until somebody kills it.
await startContainer({ environment, images: standIns });
setInterval(() => undefined, 60_000);
