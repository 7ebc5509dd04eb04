/** Run as a process of its own by the tests of the browser's end: launches it, says so, and stays until something ends it. */
import { findBrowser, launchChromium } from '../../../main/shells/chromium/index.ts';

const search = findBrowser();
if (search.outcome === 'missing') throw new Error('No browser was found.');
const shell = await launchChromium({ path: search.path, name: search.name, headed: false });
await (await shell.newProfile()).openWindow();
process.on('message', (order) => {
  if (order === 'throw') throw new Error('The error that the test asked for.');
  if (order === 'close') void shell.close().then(() => process.disconnect());
});
process.send?.('ready');
