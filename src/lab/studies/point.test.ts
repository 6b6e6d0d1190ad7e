import { expect, it } from 'vitest';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { pointKey } from './point.ts';

it('is another key for any other setting, seed or engine, and the same for equal experiments', () => {
  const points = [{}, { seed: 8 }, { 'contrastive.temperature': 0.5 }, { attacks: ['clmia'] }];
  const keys = points.flatMap((changes) =>
    ['wasm', 'wasm-fma'].map((engine) => pointKey(tinyExperiment(changes), engine)),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(pointKey(structuredClone(tinyExperiment()), 'wasm')).toBe(keys[0]);
});
