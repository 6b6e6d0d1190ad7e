/** What an attacker trains to learn how members are answered: a model of their own, of which they know the members. */
import type { Chapter } from '../chapter.ts';
import threshold from '../formulas/threshold.tex';
import { onBench } from '../onBench.ts';
import { isWhole } from '../work.ts';
import { KnowsPicture } from './KnowsPicture.tsx';
import { balancedAccuracyOf } from './reads.ts';

export const shadow: Chapter = {
  id: 'shadow',
  ...onBench('shadow', { 'dataset.membersPerModel': 300 }, { attackInFront: 'loss' }),
  complete: isWhole,
  guess: { ...balancedAccuracyOf('loss'), min: 0, max: 100, step: 1 },
  change: { ...balancedAccuracyOf('loss'), settings: { 'shadow.dropoutRate': 0.5 } },
  right: 'c',
  formula: threshold,
  terms: [
    'shadow',
    'attacker',
    'recorded',
    'threshold',
    'loss',
    'posterior',
    'dropout',
    'dropoutRate',
    'auc',
  ],
  Picture: KnowsPicture,
  isEarly: true,
};
