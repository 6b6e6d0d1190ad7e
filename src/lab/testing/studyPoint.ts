/** A point of a study whose figures are all near one value: for what tells of them. */
import type { Experiment } from '../experiment/experiment.ts';
import type { StudyPoint } from '../studies/point.ts';

const around = (value: number) => ({
  value,
  low: Math.max(0, value - 0.05),
  high: Math.min(1, value + 0.05),
});
const difference = { value: 0.021, low: -0.3, high: 0.342 };

export function studyPoint(experiment: Experiment, value: number): StudyPoint {
  const attacks = experiment.attacks.map((name) => ({
    name,
    labelled: { members: 4, nonMembers: 4 },
    auc: around(value),
    balancedAccuracy: { ...around(value), tpr: around(value), tnr: around(value) },
    advantage: value,
    tprAtFpr: [0.1, 0.01].map((fpr) => {
      const { low, high } = around(value);
      const reached = { reachedFpr: fpr, falsePositives: 4, nonMembers: 400, resolved: true };
      return { fpr, tpr: value, tprInterval: { low, high }, ...reached };
    }),
    uncovered: 0,
    clmiaMinus: name === 'clmia' ? null : { auc: difference, balancedAccuracy: difference },
  }));
  const bits = { nats: 0.139, bits: 0.2 };
  return {
    experiment,
    engine: { backend: 'wasm', adapter: 'test' },
    target: { trainAccuracy: 0.99, testAccuracy: 0.7 },
    shadow: { trainAccuracy: 0.98, testAccuracy: 0.71 },
    attacks,
    information: { pair: bits, view: bits, answer: bits, examples: 80 },
  };
}
