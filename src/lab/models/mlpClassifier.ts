/**
 * The MLP for tables and texts (an open question of the paper): dense 256 ReLU D, dense 128 ReLU D, dense C, where D is a
 * dropout site and `width` scales the units. Our choice. It takes pictures too, as the row of their pixels.
 */
import { dense, flatten } from '../ops/layers.ts';
import type { ImageShape } from './cnn.ts';
import { mlpShapes } from './mlp.ts';
import { type Classifier, wholeOf } from './network.ts';
import { scaledUnits } from './parameters.ts';

export interface MlpUnits {
  readonly first: number;
  readonly second: number;
}

export function mlpUnits(width: number): MlpUnits {
  const scaled = (units: number) => scaledUnits(units, width);
  return { first: scaled(256), second: scaled(128) };
}

export function mlpClassifier(
  { height, width, channels }: ImageShape,
  classes: number,
  { first, second }: MlpUnits,
): Classifier {
  return wholeOf({
    shapes: mlpShapes('dense', [height * width * channels, first, second, classes]),
    classes,
    stem: ([dense1], rows, tape) => dense(flatten(rows, tape), dense1!, 'relu', tape),
    fromStem([, dense2, dense3], stem, dropout, tape) {
      const hidden = dense(dropout(stem, tape), dense2!, 'relu', tape);
      return dense(dropout(hidden, tape), dense3!, 'linear', tape);
    },
  });
}
