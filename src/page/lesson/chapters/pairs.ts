/** Where a contrastive attack gets its pairs from, and what a pair still tells of membership. */
import type { Chapter } from '../chapter.ts';
import contrast from '../formulas/contrast.tex';
import { onBench } from '../onBench.ts';
import { isWhole } from '../work.ts';
import { PassesPicture } from './PassesPicture.tsx';
import { pairInformation } from './reads.ts';

export const pairs: Chapter = {
  id: 'pairs',
  ...onBench('pairs', {}),
  complete: isWhole,
  guess: { ...pairInformation, min: 0, max: 1, step: 0.01 },
  change: { ...pairInformation, settings: { 'shadow.dropoutRate': 0.7 } },
  right: 'a',
  formula: contrast,
  terms: [
    'dropout',
    'views',
    'positivePair',
    'encoder',
    'contrastiveLoss',
    'embedding',
    'clmia',
    'temperature',
    'information',
  ],
  Picture: PassesPicture,
  isEarly: true,
};
