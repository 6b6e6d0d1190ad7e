/** A sum with ReLU out of plain tfjs operations. */
import * as tf from '@tensorflow/tfjs-core';
import type { ComposedKernel } from '../../composed/kernel.ts';
import { masked } from '../../composed/parts.ts';

export const AddRelu: ComposedKernel<'AddRelu'> = ({ a, b }) => [tf.relu(tf.add(a, b))];

export const AddReluGrad: ComposedKernel<'AddReluGrad'> = ({ dy, y }) => [masked(dy, y, 'relu')];
