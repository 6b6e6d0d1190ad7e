/** What the paper claims, and what a run here can say of it. */
import type { Chapter } from '../chapter.ts';
import difference from '../formulas/difference.tex';
import { onBench } from '../onBench.ts';
import { isWhole } from '../work.ts';
import { ClaimsPicture } from './ClaimsPicture.tsx';
import { clmiaMinus } from './reads.ts';

export const claims: Chapter = {
  id: 'claims',
  ...onBench('claims', { 'head.labelFraction': 0.05 }),
  complete: isWhole,
  guess: { ...clmiaMinus('random-encoder'), min: -20, max: 20, step: 0.5 },
  change: { ...clmiaMinus('random-encoder'), settings: { seed: 8 } },
  right: 'b',
  formula: difference,
  terms: ['clmia', 'control', 'randomEncoder', 'supervised', 'pairedDifference', 'withinNoise', 'seed'],
  Picture: ClaimsPicture,
  isEarly: false,
};
