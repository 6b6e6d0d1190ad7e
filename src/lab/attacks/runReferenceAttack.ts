/**
 * Scores and decides with a threshold fitted on the shadows alone: the first shadow stands in for the target, the
 * others attack it, and its membership, which the attacker knows, fits the threshold. Our choice; the papers report
 * threshold-free figures.
 */
import { decide, fitThreshold } from '../evaluation/threshold.ts';
import type { ReferenceAttack, ThresholdedScores } from './attack.ts';
import type { ReferenceInput, ReferenceOptions } from './attackInputs.ts';

/** Unless the experiment says otherwise. RMIA's are our choice, near the values that its paper tries. */
export const REFERENCE_OPTIONS: ReferenceOptions = {
  lira: { variance: 'fixed' },
  rmia: { gamma: 2, a: 0.33 },
};

/** Fewest shadows of which one can be spared: with examples inside half of them, three keep both kinds for each. */
export const LEAST_TO_FIT = 4;

function valuesOf(values: ArrayLike<number>, from: number, to: number): ArrayLike<number> {
  return ArrayBuffer.isView(values)
    ? (values as unknown as Float64Array).subarray(from, to)
    : Array.from({ length: to - from }, (_, i) => values[from + i]!);
}

/** The attack on the first shadow by the others. */
function onFirstShadow({ target, shadows, population }: ReferenceInput): ReferenceInput {
  const { posteriors, members, models } = shadows;
  const examples = target.labels.length;
  const size = examples * target.classes;
  const z = population && population.target.labels.length * target.classes;
  return {
    target: { ...target, posteriors: valuesOf(posteriors, 0, size) },
    shadows: {
      posteriors: valuesOf(posteriors, size, models * size),
      members: valuesOf(members, examples, models * examples),
      models: models - 1,
    },
    population:
      population && z !== null
        ? {
            target: { ...population.target, posteriors: valuesOf(population.shadows, 0, z) },
            shadows: valuesOf(population.shadows, z, models * z),
          }
        : null,
  };
}

/** @throws AttackInputError as the attack's scores. */
export async function runReferenceAttack(
  attack: ReferenceAttack,
  input: ReferenceInput,
  options: ReferenceOptions = REFERENCE_OPTIONS,
): Promise<ThresholdedScores> {
  const { scores: scoresOf } = await attack.load();
  const scores = scoresOf(input, options);
  const { members, models } = input.shadows;
  const threshold =
    models < LEAST_TO_FIT
      ? attack.defaultThreshold
      : fitThreshold(
          scoresOf(onFirstShadow(input), options),
          valuesOf(members, 0, input.target.labels.length),
        ).threshold;
  return { scores, decisions: decide(scores, threshold), thresholds: Float64Array.of(threshold) };
}
