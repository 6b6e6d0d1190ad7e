import { chanceBits } from '../../evaluation/chanceBits.ts';
import type { Study } from '../study.ts';
import { atScales, CIFAR10, FASHION } from './scales.ts';

/** Membership is one bit. */
const ONE_HUNDREDTH = 0.01;

export const viewInformation = {
  id: 'view-information',
  title: 'What views tell',
  claim: 'Whatever the dropout rate, a pair of views tells of its example’s membership.',
  claimedBy: 'open',
  parts: atScales([FASHION, CIFAR10], { 'shadow.dropoutRate': [0.1, 0.3, 0.5, 0.7] }, { attacks: 'clmia' }),
  figure: 'information',
  attacks: ['clmia'],
  margin: ONE_HUNDREDTH,
  contrasts: (settings) =>
    settings.map(({ points }) => ({
      what: `p ${points[0]!.experiment.shadow.dropoutRate}, beyond what chance alone could seem to tell`,
      onlySupports: true,
      differences: points.map(({ information: { pair, examples } }) => pair.bits - chanceBits(examples)),
    })),
} as const satisfies Study;
