import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, type Experiment } from '../experiment/experiment.ts';
import { withPairs } from '../experiment/experimentText.ts';
import { stageKeys } from '../pipeline/stageKey.ts';
import { STAGES } from '../stages/catalogue.ts';
import { studyTimes } from './ofStudy.ts';
import type { StageSeconds } from './work.ts';

const at = (temperature: number, seed: number): Experiment =>
  withPairs(DEFAULT_EXPERIMENT, [
    ['contrastive.temperature', temperature],
    ['seed', seed],
    ['attacks', 'clmia,loss'],
  ]).experiment;

/** A target of 10 s, an encoder of 1 s, and nothing else. */
const seconds = Object.fromEntries(
  STAGES.map((name) => [name, name === 'target' ? 10 : name === 'encoder' ? 1 : 0]),
) as StageSeconds;

const nothing = () => Promise.resolve(false);

describe('what a study takes', () => {
  const points = [at(0.1, 1), at(0.2, 1), at(0.5, 1), at(0.1, 2), at(0.2, 2), at(0.5, 2)];

  it('counts the target of a seed once, however many temperatures use it', async () => {
    const times = await studyTimes(points, 'wasm', 1, () => seconds, nothing);
    expect(times).toMatchObject({ seconds: 26, targets: 2 });
  });

  it('ends sooner with another worker, and tells when each point ends', async () => {
    const { seconds: whole, ends } = await studyTimes(points, 'wasm', 2, () => seconds, nothing);
    expect(whole).toBe(13);
    expect(ends).toEqual([5.5, 6, 6.5, 12, 12.5, 13]);
  });

  it('takes nothing for what is remembered', async () => {
    const known = Object.values(stageKeys(points[0]!, 'wasm'));
    const times = await studyTimes(
      points,
      'wasm',
      1,
      () => seconds,
      async (key) => known.includes(key),
    );
    expect(times).toMatchObject({ seconds: 15, targets: 1 });
  });
});
