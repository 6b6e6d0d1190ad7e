/** The chosen way down a classifier's loss. */
import type * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from '../experiment/experiment.ts';
import { Adam } from './adam.ts';
import type { Descent, DescentSettings } from './descent.ts';
import { Sgd } from './sgd.ts';

export interface OptimizerSettings extends DescentSettings {
  /** Adam where none is named. */
  readonly optimizer?: Optimizer | undefined;
  /** Of SGD. */
  readonly momentum?: number | undefined;
}

/** @param initial the parameters' first values; they belong to the optimiser from now on */
export function optimizerOf(
  initial: readonly tf.Tensor[],
  { optimizer = 'adam', momentum = 0, ...settings }: OptimizerSettings,
): Descent {
  switch (optimizer) {
    case 'adam':
      return new Adam(initial, settings);
    case 'sgd':
      return new Sgd(initial, { ...settings, momentum });
  }
}
