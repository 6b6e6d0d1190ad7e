/** The reference models' answers as LiRA and RMIA read them. */

import { labelsOf } from '../../data/roleExamples.ts';
import type { Split } from '../../data/split.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import type { AttackInputs } from '../attackInputs.ts';
import { outputsOfLogits, posteriors } from '../posteriors.ts';
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
    target,
    references,
    population: [population],
  }: {
    readonly target: TrainedClassifier;
    readonly references: readonly ReferenceModel[];
    readonly population: readonly Float32Array[];
  },
  { variance, gamma, a }: Omit<Experiment['references'], 'count'>,
): NonNullable<AttackInputs['referenceModels']> {
  const { classes } = target;
  const all = (of: (model: ReferenceModel) => Float32Array) =>
    joined(
      references.map((model) => posteriors(of(model), classes)),
      Float64Array,
    );
  return {
    shadows: {
      posteriors: all(({ logits }) => logits),
      members: joined(
        references.map(({ inside }) => inside),
        Uint8Array,
      ),
      models: references.length,
    },
    population: population
      ? {
          target: outputsOfLogits(population, labelsOf(split, populationOf(split)), classes),
          shadows: all((model) => model.population),
        }
      : null,
    options: { lira: { variance }, rmia: { gamma, a } },
  };
}
