/** Dropout out of plain tfjs operations. */
import * as tf from '@tensorflow/tfjs-core';
import { dropoutMask } from '../../../lab/models/dropout.ts';
import type { ComposedKernel } from '../../composed/kernel.ts';

export const Dropout: ComposedKernel<'Dropout'> = ({ x }, { rate, seed }) => [
  tf.mul(x, tf.tensor(dropoutMask(x.size, rate, seed), x.shape)),
];
