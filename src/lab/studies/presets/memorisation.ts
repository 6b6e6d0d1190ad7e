import { betweenSettings, settingWith } from '../contrast.ts';
import type { Study } from '../study.ts';
import { atScales, CIFAR10, FASHION, ONE_POINT } from './scales.ts';

const path = 'dataset.labelNoise';
const SHARES = [0, 0.1, 0.2, 0.3, 0.5] as const;

export const memorisation = {
  id: 'memorisation',
  title: 'Memorisation dial',
  claim:
    'The more labels are wrong, which a model can only memorise, the more members CLMIA tells from others.',
  claimedBy: 'field',
  parts: atScales([FASHION, CIFAR10], { [path]: SHARES }),
  figure: 'balancedAccuracy',
  attacks: ['clmia', 'random-encoder', 'loss', 'blind'],
  margin: ONE_POINT,
  contrasts: (settings) =>
    SHARES.slice(1).flatMap((share, i) =>
      betweenSettings(
        `${100 * share} % minus ${100 * SHARES[i]!} % of the labels wrong`,
        settingWith(settings, { [path]: share }),
        settingWith(settings, { [path]: SHARES[i]! }),
        'clmia',
        'balancedAccuracy',
      ),
    ),
} as const satisfies Study;
