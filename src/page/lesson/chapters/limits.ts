/** When the attack finds nothing, and what that does not prove. */
import type { Chapter } from '../chapter.ts';
import bound from '../formulas/bound.tex';
import { onBench } from '../onBench.ts';
import { isWhole } from '../work.ts';
import { GapAttackPicture } from './GapAttackPicture.tsx';
import { balancedAccuracyOf } from './reads.ts';

export const limits: Chapter = {
  id: 'limits',
  ...onBench('limits', { 'target.epochs': 6 }),
  complete: isWhole,
  guess: { ...balancedAccuracyOf('clmia'), min: 0, max: 100, step: 1 },
  change: { ...balancedAccuracyOf('clmia'), settings: { 'target.epochs': 60 } },
  right: 'c',
  formula: bound,
  terms: [
    'overfittingGap',
    'memorisation',
    'epoch',
    'referenceModels',
    'referenceAttacks',
    'lira',
    'interval',
  ],
  Picture: GapAttackPicture,
  isEarly: false,
};
