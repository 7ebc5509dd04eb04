import { startEmbedded } from '../../../main/fusionauth/start-embedded.ts';
import { systemClock } from '../../../main/lab/clock.ts';
import { fusionAuthContract } from './fusionauth-contract.ts';

fusionAuthContract('the embedded FusionAuth', (environment) => startEmbedded(systemClock, environment));
