/** Why a model leaks at all: it is surer of what it has learnt by heart. */
import type { Chapter } from '../chapter.ts';
import gap from '../formulas/gap.tex';
import { onBench } from '../onBench.ts';
import { isWhole } from '../work.ts';
import { GapPicture } from './GapPicture.tsx';
import { balancedAccuracyOf, testAccuracy } from './reads.ts';

export const memorisation: Chapter = {
  id: 'memorisation',
  ...onBench('memorisation', {}),
  complete: isWhole,
  guess: { ...testAccuracy, min: 0, max: 100, step: 1 },
  change: { ...balancedAccuracyOf('clmia'), settings: { 'dataset.labelNoise': 0.3 } },
  right: 'b',
  formula: gap,
  terms: [
    'membershipInference',
    'target',
    'memorisation',
    'overfittingGap',
    'member',
    'nonMember',
    'labelNoise',
    'clmia',
    'balancedAccuracy',
    'interval',
    'seed',
  ],
  Picture: GapPicture,
  isEarly: false,
};
