import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../scenarios/catalogue.ts';
import { type Desktop, startOnFake } from '../support/desktop/start-on-fake.ts';

describe('the bundle that `npm run build` makes, on a fake of Electron', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startOnFake();
  });
  afterAll(() => desktop.dispose());

  test.each(catalogue.flatMap(({ id, scenarios }) => scenarios.map((scenario) => ({ id, scenario: scenario.id }))))(
    'runs $id, $scenario',
    async ({ id, scenario }) => {
      const lab = await desktop.lab;
      expect(await lab.runs(id, scenario)).toBe('passed');
      expect(lab.shell).toBe('electron');
    },
  );
});
