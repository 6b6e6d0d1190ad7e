/** The reference models' answers as LiRA and RMIA read them. */

import { examplesOf, labelsOf } from '../../data/roleExamples.ts';
import type { Split } from '../../data/split.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import type { AttackInputs, LabelAnswers } from '../attackInputs.ts';
import { labelAnswers } from '../labelAnswers.ts';
import { populationOf, type ReferenceModel } from './referenceModel.ts';

/** One row after the other of every model. */
function joined<Values extends Float64Array | Uint8Array>(
  parts: readonly Values[],
  Numbers: new (length: number) => Values,
): Values {
  const all = new Numbers(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function referenceOutputs(
  split: Split,
  {
    target: { classes },
    references,
    population: [population],
  }: {
    readonly target: Pick<TrainedClassifier, 'classes'>;
    readonly references: readonly ReferenceModel[];
    readonly population: readonly Float32Array[];
  },
  { variance, gamma, a }: Omit<Experiment['references'], 'count'>,
): NonNullable<AttackInputs['referenceModels']> {
  const answersOf = (logits: Float32Array, labels: ArrayLike<number>) =>
    labelAnswers({ kind: 'logits', values: logits }, labels, classes, 'reference models');
  const all = (of: (model: ReferenceModel) => Float32Array, labels: ArrayLike<number>): LabelAnswers => ({
    phi: joined(
      references.map((model) => answersOf(of(model), labels).phi),
      Float64Array,
    ),
    p: null,
  });
  const outside = labelsOf(split, populationOf(split));
  return {
    shadows: {
      ...all(({ logits }) => logits, labelsOf(split, examplesOf(split, 'target'))),
      members: joined(
        references.map(({ inside }) => inside),
        Uint8Array,
      ),
      models: references.length,
    },
    population: population
      ? {
          target: answersOf(population, outside),
          shadows: all((model) => model.population, outside),
        }
      : null,
    options: { lira: { variance }, rmia: { gamma, a } },
  };
}
