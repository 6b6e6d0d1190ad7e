/** The optimiser that an experiment names. */
import type * as tf from '@tensorflow/tfjs-core';
import type { OptimizerName } from '../experiment/experiment.ts';
import { Adam } from './adam.ts';
import type { Optimizer, OptimizerSettings } from './optimizer.ts';
import { Sgd } from './sgd.ts';

export interface ChosenOptimizerSettings extends OptimizerSettings {
  /** Adam where none is named. */
  readonly optimizer?: OptimizerName | undefined;
  /** Of SGD. */
  readonly momentum?: number | undefined;
}

/** @param initial the parameters' first values; they belong to the optimiser from now on */
export function optimizerOf(
  initial: readonly tf.Tensor[],
  { optimizer = 'adam', momentum = 0, ...settings }: ChosenOptimizerSettings,
): Optimizer {
  switch (optimizer) {
    case 'adam':
      return new Adam(initial, settings);
    case 'sgd':
      return new Sgd(initial, { ...settings, momentum });
  }
}
