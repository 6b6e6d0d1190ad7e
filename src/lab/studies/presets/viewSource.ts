import { betweenSettings, settingWith } from '../contrast.ts';
import type { Study } from '../study.ts';
import { atScales, CIFAR10, FASHION, FEW_LABELS, ONE_POINT } from './scales.ts';

const path = 'views.source';

export const viewSource = {
  id: 'view-source',
  title: 'Dropout against augmentation',
  claim: 'Pairs made by dropout serve CLMIA better than pairs made by changing the picture.',
  claimedBy: 'open',
  parts: atScales([FASHION, CIFAR10], { [path]: ['dropout', 'augmentation', 'both'] }, FEW_LABELS),
  figure: 'balancedAccuracy',
  attacks: ['clmia', 'random-encoder'],
  margin: ONE_POINT,
  contrasts: (settings) =>
    betweenSettings(
      'dropout minus augmentation',
      settingWith(settings, { [path]: 'dropout' }),
      settingWith(settings, { [path]: 'augmentation' }),
      'clmia',
      'balancedAccuracy',
    ),
} as const satisfies Study;
