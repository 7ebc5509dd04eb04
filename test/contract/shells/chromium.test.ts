import { findBrowser, launchChromium } from '../../../main/shells/chromium/index.ts';
import { shellContract } from './shell-contract.ts';

shellContract('chromium', async () => {
  const search = findBrowser();
  if (search.outcome === 'missing') throw new Error(`No browser was found. Looked at ${search.looked.join(', ')}.`);
  return await launchChromium({ path: search.path, name: search.name, headed: false });
});
