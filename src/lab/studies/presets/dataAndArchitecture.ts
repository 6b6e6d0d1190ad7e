import { ARCHITECTURE_TITLES } from '../../models/catalogue.ts';
import { betweenAttacks } from '../contrast.ts';
import type { Study, StudyPart } from '../study.ts';
import { ONE_POINT } from './scales.ts';

const SMALL = { 'dataset.membersPerModel': 400, 'target.epochs': 20, 'target.width': 0.25 } as const;
const ARCHITECTURES = ['cnn', 'vgg19', 'resnet18'] as const;

/** Balanced accuracies of ResNet-18 on the whole data, as the summary of the paper states them. */
const PUBLISHED = {
  'cifar-10': 'published for ResNet-18 on all of CIFAR-10: 66.8 %, baseline 65.9 %',
  'cifar-100': 'published for ResNet-18 on all of CIFAR-100: 89.4 %, baseline 89.7 %',
  'stl-10': 'published for ResNet-18 on all of STL-10: 64.9 %, baseline 63.8 %',
} as const;

const part = (name: string, title: string, published?: string): StudyPart => ({
  id: name,
  title: `${title}, 400 pictures per set, 20 epochs, a quarter of the width`,
  base: { ...SMALL, 'dataset.name': name },
  vary: { 'target.architecture': ARCHITECTURES },
  seeds: [1, 2, 3],
  ...(published && { published }),
});

export const dataAndArchitecture = {
  id: 'data-and-architecture',
  title: 'Data set and architecture',
  claim:
    'Whatever the data set and architecture, CLMIA does better than the same network trained on the labelled examples alone.',
  claimedBy: 'paper',
  parts: [
    part('fashion-mnist', 'Fashion-MNIST'),
    part('cifar-10', 'CIFAR-10', PUBLISHED['cifar-10']),
    part('cifar-100', 'CIFAR-100', PUBLISHED['cifar-100']),
    part('stl-10', 'STL-10', PUBLISHED['stl-10']),
  ],
  figure: 'balancedAccuracy',
  attacks: ['clmia', 'supervised', 'random-encoder', 'loss'],
  margin: ONE_POINT,
  contrasts: (settings) =>
    settings.flatMap((setting) =>
      betweenAttacks(
        ARCHITECTURE_TITLES[setting.points[0]!.experiment.target.architecture],
        setting,
        ['clmia', 'supervised'],
        'balancedAccuracy',
      ),
    ),
} as const satisfies Study;
