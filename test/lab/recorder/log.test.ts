import { describe, expect, it } from 'vitest';
import { createLog } from '../../../main/lab/recorder/log.ts';
import type { Entry } from '../../../main/recording/entry.ts';
import { standingClock } from '../../support/clock.ts';

const says = (text: string) => ({ type: 'lab problem', says: text }) as const;
const textOf = (entry: Entry<string>) => (entry.type === 'lab problem' ? entry.says : entry.type);

describe('the log', () => {
  it('numbers its entries from 1 and stamps them with the clock', () => {
    const clock = standingClock(1000);
    const log = createLog(clock);
    log.append(says('one'));
    clock.advance(5);
    log.append(says('two'));
    expect(log.entries.map(({ seq, at }) => [seq, at])).toEqual([
      [1, 1000],
      [2, 1005],
    ]);
  });

  it('tells whoever listens before append returns, from then on', () => {
    const log = createLog(standingClock());
    const heard: string[] = [];
    log.append(says('before'));
    const stop = log.subscribe((entry) => heard.push(textOf(entry)));
    log.append(says('heard'));
    expect(heard).toEqual(['heard']);
    stop();
    log.append(says('after'));
    expect(heard).toEqual(['heard']);
  });

  it('tells every listener in the same order, though one of them appends while it listens', () => {
    const log = createLog(standingClock());
    const heard: string[][] = [[], [], []];
    log.subscribe((entry) => heard[0]?.push(textOf(entry)));
    log.subscribe((entry) => {
      heard[1]?.push(textOf(entry));
      if (textOf(entry) === 'cause') {
        log.append(says('first consequence'));
        log.append(says('second consequence'));
      }
      if (textOf(entry) === 'first consequence') log.append(says('consequence of it'));
    });
    log.subscribe((entry) => heard[2]?.push(textOf(entry)));
    log.append(says('cause'));
    const order = ['cause', 'first consequence', 'second consequence', 'consequence of it'];
    expect(heard).toEqual([order, order, order]);
    expect(log.entries.map(textOf)).toEqual(order);
    expect(log.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('tells the rest although a listener has thrown', () => {
    const log = createLog(standingClock());
    const heard: string[] = [];
    const stop = log.subscribe(() => {
      throw new Error('a fault of this listener');
    });
    expect(() => log.append(says('one'))).toThrow('a fault of this listener');
    stop();
    log.subscribe((entry) => heard.push(textOf(entry)));
    log.append(says('two'));
    expect(heard).toEqual(['two']);
  });
});
