/** How far ten known memberships go. */
import type { Chapter } from '../chapter.ts';
import balanced from '../formulas/balanced.tex';
import { onBench } from '../onBench.ts';
import { isWhole } from '../work.ts';
import { balancedAccuracyOf } from './reads.ts';
import { SeedsPicture } from './SeedsPicture.tsx';

export const labels: Chapter = {
  id: 'labels',
  ...onBench('labels', { 'head.labelFraction': 0.0125 }),
  complete: isWhole,
  guess: { ...balancedAccuracyOf('clmia'), min: 0, max: 100, step: 1 },
  change: { ...balancedAccuracyOf('clmia'), settings: { 'head.labelFraction': 0.2 } },
  right: 'c',
  formula: balanced,
  terms: [
    'labelled',
    'labelFraction',
    'head',
    'clmia',
    'control',
    'supervised',
    'randomEncoder',
    'seed',
    'interval',
  ],
  Picture: SeedsPicture,
  isEarly: false,
};
