import { betweenAttacks, settingWith } from '../contrast.ts';
import type { Study } from '../study.ts';
import { atScales, CIFAR10, FASHION, ONE_POINT } from './scales.ts';

/** Of the members and of the non-members alike. */
export const FRACTIONS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5] as const;
const FEW = [0.01, 0.02] as const;

export const labelFraction = {
  id: 'label-fraction',
  title: 'Label fraction',
  claim:
    'Where only 1 or 2 % of the memberships are known, CLMIA does better than the same network trained on them alone.',
  claimedBy: 'paper',
  parts: atScales([FASHION, CIFAR10], { 'head.labelFraction': FRACTIONS }),
  figure: 'balancedAccuracy',
  attacks: ['clmia', 'random-encoder', 'supervised', 'fine-tuned'],
  margin: ONE_POINT,
  contrasts: (settings) =>
    FEW.flatMap((fraction) =>
      betweenAttacks(
        `at ${100 * fraction} %`,
        settingWith(settings, { 'head.labelFraction.members': fraction }),
        ['clmia', 'supervised'],
        'balancedAccuracy',
      ),
    ),
} as const satisfies Study;
