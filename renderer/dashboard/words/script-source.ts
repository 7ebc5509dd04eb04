import type { ScriptSource } from '../../../main/recording/entry.ts';

/** Where a script of the page finds something, as people say it. */
export const scriptSourceInWords: Readonly<Record<ScriptSource, string>> = {
  location: 'the address',
  'document.cookie': 'document.cookie',
  'local storage': 'local storage',
  'session storage': 'session storage',
  'form field': 'the form',
  'fetch request': 'a request that the page sends',
  'fetch response': 'a response that the page gets',
};
