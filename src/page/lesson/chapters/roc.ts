/** What a curve says where false alarms are rare, and what its few examples allow it to say. */
import type { Chapter } from '../chapter.ts';
import rates from '../formulas/rates.tex';
import { onBench } from '../onBench.ts';
import { isWhole } from '../work.ts';
import { CutPicture } from './CutPicture.tsx';
import { foundAtOnePercent, marginOf } from './reads.ts';

export const roc: Chapter = {
  id: 'roc',
  ...onBench('roc', { 'dataset.membersPerModel': 200 }),
  complete: isWhole,
  guess: { ...foundAtOnePercent, min: 0, max: 100, step: 1 },
  change: { ...marginOf('clmia'), settings: { 'dataset.membersPerModel': 400 } },
  right: 'a',
  formula: rates,
  terms: ['roc', 'auc', 'truePositiveRate', 'falsePositiveRate', 'tprAtFpr', 'threshold'],
  Picture: CutPicture,
  isEarly: false,
};
