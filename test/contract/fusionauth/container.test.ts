import { describe } from 'vitest';
import { startContainer } from '../../../main/fusionauth/container/index.ts';
import { engineHere, standInsHere } from '../../fusionauth/container/here.ts';
import { fusionAuthContract } from './fusionauth-contract.ts';

describe.skipIf(!engineHere.isThere)(`in containers${engineHere.why}`, () => {
  fusionAuthContract('the stand-in for FusionAuth', async (environment) =>
    startContainer({ environment, images: await standInsHere() }),
  );
});
