import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalogue } from '../../scenarios/catalogue.ts';
import { workflow1 } from '../support/lab.ts';
import { run } from './command-line.ts';

const rows = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    application: z.enum(['spa', 'webapp', 'mobile']),
    login: z.string(),
    credentials: z.string(),
    source: z.url(),
  }),
);

describe('list', () => {
  it('gives every workflow to a program', async () => {
    const { code, out, err } = await run('list', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(rows.parse(JSON.parse(out)).map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
  });

  it('gives every workflow to a person, with its article', async () => {
    const { code, out } = await run('list');
    expect(code).toBe(0);
    expect(out).toContain(`${workflow1.id}\n  ${workflow1.title}\n  ${workflow1.source}\n`);
  });
});

const noPort = /A port is a whole number from 0 to 65535\./;
const { id } = workflow1;

describe('what cannot be done ends with 2, nothing on standard output, and a sentence', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a workflow nobody knows', ['run', 'nonsense'], /There is no workflow "nonsense"\. Did you mean .*lab -- list/],
    ['a workflow that is misspelt', ['run', id.replace('grant', 'gant')], new RegExp(`Did you mean .*"${id}"`)],
    ['one known workflow and one unknown', ['run', id, 'nonsense'], /There is no workflow "nonsense"\./],
    ['a workflow to serve that nobody knows', ['serve', 'nonsense'], /There is no workflow "nonsense"\./],
    ['no workflow to run', ['run'], /Name the workflows to run, or say --all/],
    ['no workflow to serve', ['serve'], /missing required argument 'id'/],
    ['a flag nobody knows', ['list', '--fast'], /unknown option '--fast'/],
    ['a command nobody knows', ['explode'], /unknown command 'explode'/],
    ['a port that is a word', ['serve', id, '--port', 'any'], noPort],
    ['a port that is too high', ['serve', id, '--port', '65536'], noPort],
    ['a port that is a fraction', ['serve', id, '--port', '1.5'], noPort],
    ['a port in hexadecimal', ['serve', id, '--port', '0x50'], noPort],
    ['a port that is nothing', ['serve', id, '--port', ''], noPort],
    ['no run at a time', ['run', id, '--side-by-side', '0'], /That many is a whole number from 1 to 16\./],
    ['half a run at a time', ['run', id, '--side-by-side', '0.5'], /That many is a whole number from 1 to 16\./],
    [
      'a report nowhere',
      ['run', id, '--json', '/nowhere/at/all.json'],
      /^Nothing can be written to \/nowhere.*: there is no such folder/,
    ],
    ['a page over a folder', ['compare', id, '--html', '/'], /^Nothing can be written to \/: it is a folder/],
    ['a browser that is not there', ['run', id, '--browser', '/nowhere'], /There is no program at \/nowhere\./],
  ])('%s', async (_what, args, says) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

it('says what it can do, and ends with 0', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  for (const command of ['list', 'run', 'serve', 'doctor']) expect(out).toContain(command);
});
