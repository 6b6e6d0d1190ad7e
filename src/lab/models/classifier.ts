/** The classifiers by the name of their architecture. */
import type { Dataset } from '../data/dataset.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Architecture } from './catalogue.ts';
import { cnn, cnnUnits, type ImageShape } from './cnn.ts';
import { mlpClassifier, mlpUnits } from './mlpClassifier.ts';
import type { Classifier } from './network.ts';
import { resnet18 } from './resnet.ts';
import { vgg19 } from './vgg.ts';

export function classifier(
  architecture: Architecture,
  width: number,
  image: ImageShape,
  classes: number,
): Classifier {
  switch (architecture) {
    case 'cnn':
      return cnn(image, classes, cnnUnits(width));
    case 'mlp':
      return mlpClassifier(image, classes, mlpUnits(width));
    case 'vgg19':
      return vgg19(image, classes, width);
    case 'resnet18':
      return resnet18(image, classes, width);
  }
}

/** What tells a classifier's form from another's. */
export type ModelParams = Pick<Experiment['target'], 'architecture' | 'width'>;

/** The classifier of a dataset's examples. */
export function classifierFor(data: Dataset, { architecture, width }: ModelParams): Classifier {
  return classifier(architecture, width, data, data.classNames.length);
}
