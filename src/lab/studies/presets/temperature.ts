import { bestAgainstOthers } from '../contrast.ts';
import type { Study } from '../study.ts';
import { atScales, CIFAR10, FASHION, FEW_LABELS, ONE_POINT } from './scales.ts';

const PUBLISHED_BEST = 0.05;
const path = 'contrastive.temperature';

export const temperature = {
  id: 'temperature',
  title: 'Temperature',
  claim: 'CLMIA is best at a temperature τ of 0.05.',
  claimedBy: 'paper',
  parts: atScales([FASHION, CIFAR10], { [path]: [0.02, PUBLISHED_BEST, 0.1, 0.2, 0.5, 1] }, FEW_LABELS),
  figure: 'balancedAccuracy',
  attacks: ['clmia', 'random-encoder', 'fine-tuned', 'loss'],
  margin: ONE_POINT,
  contrasts: (settings) => bestAgainstOthers(settings, path, PUBLISHED_BEST, 'clmia', 'balancedAccuracy'),
} as const satisfies Study;
