import { ARCHITECTURE_TITLES } from '../../models/catalogue.ts';
import { betweenAttacks } from '../contrast.ts';
import type { Published, Study, StudyPart } from '../study.ts';
import { ONE_POINT } from './scales.ts';

const SMALL = { 'dataset.membersPerModel': 400, 'target.epochs': 20, 'target.width': 0.25 } as const;
const ARCHITECTURES = ['cnn', 'vgg19', 'resnet18'] as const;

/** Of ResNet-18 on the whole data, as the summary of the paper states them. */
const published = (title: string, clmia: number, baseline: number): Published => ({
  scale: `ResNet-18 on all of ${title}`,
  ...{ clmia, baseline },
  nearest: { 'target.architecture': 'resnet18' },
});

const part = (
  name: string,
  title: string,
  figures?: readonly [clmia: number, baseline: number],
): StudyPart => ({
  id: name,
  title: `${title}, 400 pictures per set, 20 epochs, a quarter of the width`,
  base: { ...SMALL, 'dataset.name': name },
  vary: { 'target.architecture': ARCHITECTURES },
  seeds: [1, 2, 3],
  ...(figures && { published: published(title, ...figures) }),
});

export const dataAndArchitecture = {
  id: 'data-and-architecture',
  title: 'Data set and architecture',
  claim:
    'Whatever the data set and architecture, CLMIA does better than the same network trained on the labelled examples alone.',
  claimedBy: 'paper',
  parts: [
    part('fashion-mnist', 'Fashion-MNIST'),
    part('cifar-10', 'CIFAR-10', [0.668, 0.659]),
    part('cifar-100', 'CIFAR-100', [0.894, 0.897]),
    part('stl-10', 'STL-10', [0.649, 0.638]),
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
