import { describe, expect, it } from 'vitest';
import { catalogue } from '../../scenarios/catalogue.ts';
import { openForAllTests } from './bench.ts';

/** Every workflow of the catalogue, in a real browser: each arrow that the article draws is passed. */

const { bench } = openForAllTests();

describe.each(catalogue.map((workflow) => ({ workflow, id: workflow.id })))('$id', ({ workflow }) => {
  it.each(workflow.scenarios.map((scenario) => ({ scenario, title: scenario.title })))(
    '$title',
    async ({ scenario }) => {
      const { result, failed, passed } = await bench().run(scenario, undefined, workflow);
      expect(failed).toEqual([]);
      expect(result.verdict).toBe('passed');
      expect(passed).toBe(scenario.id === 'article' ? workflow.arrows : 0);
    },
  );
});
