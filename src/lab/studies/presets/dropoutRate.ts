import { bestAgainstOthers } from '../contrast.ts';
import type { Study } from '../study.ts';
import { atScales, CIFAR10, FASHION, FEW_LABELS, ONE_POINT } from './scales.ts';

const PUBLISHED_BEST = 0.1;
const path = 'shadow.dropoutRate';

export const dropoutRate = {
  id: 'dropout-rate',
  title: 'Dropout rate',
  claim: 'CLMIA is best at a dropout rate p of 0.1.',
  claimedBy: 'paper',
  parts: atScales([FASHION, CIFAR10], { [path]: [0.05, PUBLISHED_BEST, 0.3, 0.5] }, FEW_LABELS),
  figure: 'balancedAccuracy',
  attacks: ['clmia', 'random-encoder', 'fine-tuned', 'loss'],
  margin: ONE_POINT,
  contrasts: (settings) => bestAgainstOthers(settings, path, PUBLISHED_BEST, 'clmia', 'balancedAccuracy'),
} as const satisfies Study;
