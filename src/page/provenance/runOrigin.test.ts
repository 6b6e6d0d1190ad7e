import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { withValue } from '../../lab/experiment/experimentText.ts';
import type { FinishedRun } from '../state/brought.ts';
import { runOrigin } from './runOrigin.ts';

const experiment = withValue(DEFAULT_EXPERIMENT, 'contrastive.temperature', 0.2);
const report = { engine: { backend: 'wasm', adapter: 'WASM SIMD' } };
const last = { report, experiment, recorded: null } as unknown as FinishedRun;
const finished = { experiment, engine: null, status: 'finished' } as const;

it('says the settings that differ from the default, the seed and the engine', () => {
  const origin = runOrigin(last, finished);
  expect(origin.experiment).toContain('contrastive.temperature = 0.2');
  expect(origin.experiment).not.toContain('seed');
  expect(origin.seed).toBe(experiment.seed);
  expect(origin.engine).toBe('WebAssembly · WASM SIMD');
  expect(origin.mark).toBeNull();
  expect(runOrigin(null, finished).engine).toBe('no engine yet');
});

it('marks what is recorded, of other settings or not finished', () => {
  const recorded: FinishedRun = { ...last, recorded: { date: '2026-01-02', machine: 'one' } as never };
  expect(runOrigin(recorded, finished).mark).toBe('a run recorded 2026-01-02 with seed 7 on one');
  const other = withValue(experiment, 'seed', experiment.seed + 1);
  expect(runOrigin(last, { ...finished, experiment: other }).mark).toMatch(/^of previous settings/);
  expect(runOrigin(last, { ...finished, experiment: other }).seed).toBe(experiment.seed);
  expect(runOrigin(last, { ...finished, status: 'running' }).mark).toMatch(/during a run/);
});
