/** What the temperature divides, and how much of that arrives in the result. */
import type { Chapter } from '../chapter.ts';
import weights from '../formulas/weights.tex';
import { onBench } from '../onBench.ts';
import { isWhole } from '../work.ts';
import { balancedAccuracyOf } from './reads.ts';
import { WeightsPicture } from './WeightsPicture.tsx';

export const temperature: Chapter = {
  id: 'temperature',
  ...onBench('temperature', { 'contrastive.temperature': 1 }),
  complete: isWhole,
  guess: { ...balancedAccuracyOf('clmia'), min: 0, max: 100, step: 1 },
  change: { ...balancedAccuracyOf('clmia'), settings: { 'contrastive.temperature': 0.05 } },
  right: 'b',
  formula: weights,
  terms: ['temperature', 'contrastiveLoss', 'embedding', 'pairedDifference', 'withinNoise', 'provenance'],
  Picture: WeightsPicture,
  isEarly: true,
};
