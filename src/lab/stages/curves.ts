/** The curves of training that several stages draw. */
import type { TrainedClassifier } from '../training/trainClassifier.ts';
import type { Series } from './stage.ts';

export function counted(values: readonly number[]): Series {
  return { x: values.map((_, i) => i + 1), y: values };
}

/** The loss of each epoch, and how often members and non-members were told right. */
export const trainingCurves = {
  loss: ({ history }: TrainedClassifier) => counted(history.loss),
  members: ({ history: { accuracy } }: TrainedClassifier) => ({
    x: accuracy.map(({ epoch }) => epoch),
    y: accuracy.map(({ members }) => members),
  }),
  nonMembers: ({ history: { accuracy } }: TrainedClassifier) => ({
    x: accuracy.map(({ epoch }) => epoch),
    y: accuracy.map(({ nonMembers }) => nonMembers),
  }),
};
