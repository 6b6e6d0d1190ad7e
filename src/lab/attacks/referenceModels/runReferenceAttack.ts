/**
 * Scores and decides with a threshold fitted on the shadows alone: the first shadow stands in for the target, the
 * others attack it, and its membership, which the attacker knows, fits the threshold. Our choice; the papers report
 * threshold-free figures.
 */
import { decide, fitThreshold } from '../../evaluation/threshold.ts';
import type { ScoreAttackResult } from '../scoreAttacks/runScoreAttack.ts';
import {
  SHADOW_ATTACK_OPTIONS,
  type ShadowAttack,
  type ShadowAttackInput,
  type ShadowAttackOptions,
} from './referenceAttacks.ts';

/** Fewest shadows of which one can be spared: with examples inside half of them, three keep both kinds for each. */
export const LEAST_TO_FIT = 4;

function valuesOf(values: ArrayLike<number>, from: number, to: number): ArrayLike<number> {
  return ArrayBuffer.isView(values)
    ? (values as unknown as Float64Array).subarray(from, to)
    : Array.from({ length: to - from }, (_, i) => values[from + i]!);
}

/** The attack on the first shadow by the others. */
function onFirstShadow({ target, shadows, population }: ShadowAttackInput): ShadowAttackInput {
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
export function runShadowAttack(
  attack: ShadowAttack,
  input: ShadowAttackInput,
  options: ShadowAttackOptions = SHADOW_ATTACK_OPTIONS,
): ScoreAttackResult {
  const scores = attack.scores(input, options);
  const { members, models } = input.shadows;
  const threshold =
    models < LEAST_TO_FIT
      ? attack.natural
      : fitThreshold(
          attack.scores(onFirstShadow(input), options),
          valuesOf(members, 0, input.target.labels.length),
        ).threshold;
  return { scores, decisions: decide(scores, threshold), thresholds: Float64Array.of(threshold) };
}
