import { betweenAttacks, settingWith } from '../contrast.ts';
import type { Study } from '../study.ts';
import { FRACTIONS } from './labelFraction.ts';
import { atScales, CIFAR10, FASHION, ONE_POINT } from './scales.ts';

/** As many labels as the default has, and fewer. */
const COMPARED = [0.01, 0.02, 0.05, 0.1] as const;

export const contrastiveStep = {
  id: 'contrastive-step',
  title: 'Without the contrastive step',
  claim:
    'The contrastive step is what helps: without it, the encoder left as it was drawn, the same head does worse.',
  claimedBy: 'paper',
  parts: atScales([FASHION, CIFAR10], { 'head.labelFraction': FRACTIONS }),
  figure: 'balancedAccuracy',
  attacks: ['clmia', 'random-encoder'],
  margin: ONE_POINT,
  contrasts: (settings) =>
    COMPARED.flatMap((fraction) =>
      betweenAttacks(
        `at ${100 * fraction} % of the labels`,
        settingWith(settings, { 'head.labelFraction.members': fraction }),
        ['clmia', 'random-encoder'],
        'balancedAccuracy',
      ),
    ),
} as const satisfies Study;
