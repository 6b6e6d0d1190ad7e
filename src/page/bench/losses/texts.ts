/** What the curves of the trainings say. */
import { inLanguage } from '../../../language/inLanguage.ts';

export const texts = inLanguage('losses', {
  label: 'Losses and accuracies',
  target: 'Loss',
  targetSeries: 'target',
  shadowSeries: 'shadow',
  accuracy: 'Accuracy',
  shadowAccuracy: 'Shadow accuracy',
  seen: 'seen',
  unseen: 'unseen',
  contrastive: 'Contrastive',
  loss: 'loss',
  logB: (value: string) => `log B = ${value}`,
  head: 'Head',
  epoch: (n: number) => `epoch ${Math.round(n)}`,
  step: (n: number) => `step ${Math.round(n)}`,
  waitTarget: 'waiting for the data',
  waitEncoder: 'waiting for the views',
  waitHead: 'waiting for the encoder',
  notReached: 'the run ended before this',
} as const);
