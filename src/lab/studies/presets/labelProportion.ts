import { betweenSettings, type Setting, settingWith } from '../contrast.ts';
import type { Study } from '../study.ts';
import { atScales, CIFAR10, FASHION, ONE_POINT } from './scales.ts';

/** Of n members and of n non-members: the first with the last makes as many labels as twice the middle one. */
const [FEW, HALF, MANY] = [0.02, 0.1, 0.18] as const;

const known = (settings: readonly Setting[], members: number, nonMembers: number) =>
  settingWith(settings, {
    'head.labelFraction.members': members,
    'head.labelFraction.nonMembers': nonMembers,
  });

export const labelProportion = {
  id: 'label-proportion',
  title: 'Members among the labelled',
  claim: 'Of equally many known memberships, half members and half non-members serve CLMIA best.',
  claimedBy: 'open',
  parts: atScales([FASHION, CIFAR10], {
    'head.labelFraction.members': [FEW, HALF, MANY],
    'head.labelFraction.nonMembers': [FEW, HALF, MANY],
  }),
  figure: 'balancedAccuracy',
  attacks: ['clmia', 'random-encoder', 'supervised'],
  margin: ONE_POINT,
  contrasts(settings) {
    const balanced = known(settings, HALF, HALF);
    return [
      ['half and half minus one member in ten', known(settings, FEW, MANY)] as const,
      ['half and half minus nine members in ten', known(settings, MANY, FEW)] as const,
    ].flatMap(([what, other]) => betweenSettings(what, balanced, other, 'clmia', 'balancedAccuracy'));
  },
} as const satisfies Study;
