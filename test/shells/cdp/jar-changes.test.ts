import { describe, expect, test } from 'vitest';
import type { JarCookie } from '../../../main/recording/entry.ts';
import { tellStory } from '../../../main/shells/cdp/jar-changes.ts';

function cookie(value: string, more: Partial<JarCookie<string>> = {}): JarCookie<string> {
  return { name: 'sid', value, domain: 'store.example.localhost', path: '/', httpOnly: true, secure: false, ...more };
}

function cause(value: string | null, mark: string) {
  return { key: 'sid', cookie: value === null ? null : cookie(value), mark };
}

const [a, b] = [cookie('a'), cookie('b')];

describe('the story of a cookie', () => {
  test('is told by the response that explains the jar', () => {
    const story = (before: typeof a | undefined, after: typeof a | undefined, wish: string | null) =>
      tellStory({ before, after, causes: [cause(wish, 'x1')], final: false });
    expect(story(undefined, a, 'a')).toEqual([{ change: 'set', cookie: a, mark: 'x1' }]);
    expect(story(a, b, 'b')).toEqual([{ change: 'replaced', cookie: b, mark: 'x1' }]);
    expect(story(a, undefined, null)).toEqual([{ change: 'removed', cookie: a, mark: 'x1' }]);
  });

  test('includes what happened and was undone between two looks', () => {
    const causes = [cause('a', 'x1'), cause(null, 'x2')];
    expect(tellStory({ before: undefined, after: undefined, causes, final: true })).toEqual([
      { change: 'set', cookie: a, mark: 'x1' },
      { change: 'removed', cookie: a, mark: 'x2' },
    ]);
  });

  test('waits for the response that may explain a difference', () => {
    const unexplained = { before: undefined, after: a, causes: [] };
    expect(tellStory({ ...unexplained, final: false })).toBe('undecided');
    expect(tellStory({ ...unexplained, final: true })).toEqual([{ change: 'set', cookie: a, mark: undefined }]);
  });

  test('does not blame a response whose wish was not fulfilled', () => {
    const story = tellStory({ before: undefined, after: b, causes: [cause('a', 'x1')], final: true });
    expect(story).toEqual([{ change: 'set', cookie: b, mark: undefined }]);
  });

  test('a longer life is a change, the same cookie again is none', () => {
    const later = cookie('a', { expiresAt: 2_000 });
    expect(tellStory({ before: a, after: later, causes: [cause('a', 'x1')], final: true })).toEqual([
      { change: 'replaced', cookie: later, mark: 'x1' },
    ]);
    expect(tellStory({ before: a, after: a, causes: [cause('a', 'x1')], final: true })).toEqual([]);
    expect(tellStory({ before: a, after: a, causes: [], final: false })).toEqual([]);
  });
});
