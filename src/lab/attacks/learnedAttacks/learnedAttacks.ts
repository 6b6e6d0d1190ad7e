/** The attacks that learn, from a shadow model's answers, to tell its members. */
import { checkMembers } from '../../evaluation/checks.ts';
import { decide, fitThreshold } from '../../evaluation/threshold.ts';
import type { RandomStream } from '../../random.ts';
import type { ModelOutputs } from '../modelOutputs.ts';
import { checkLabels, checkLength } from '../referenceModels/shadowOutputs.ts';
import { fitSalem } from '../salem/fit.ts';
import type { ScoreAttackResult } from '../scoreAttacks/runScoreAttack.ts';
import { fitShokri } from '../shokri/fit.ts';

/** A shadow model's answers to N examples whose membership [N] (1 = member) is known. */
export interface ShadowExamples extends ModelOutputs {
  members: ArrayLike<number>;
}

/** From a model's answers to N examples to N scores: probabilities of membership. */
export type FittedAttack = (outputs: ModelOutputs) => Float64Array;

export interface ClassifierAttack {
  name: 'shokri' | 'salem';
  source: string;
  /** @param checkpoint awaited now and then with the share done; throws to give up */
  fit(
    shadow: ShadowExamples,
    random: RandomStream,
    checkpoint?: (share: number) => Promise<void>,
  ): Promise<FittedAttack>;
}

export const classifierAttacks: readonly ClassifierAttack[] = [
  { name: 'shokri', source: 'Shokri, Stronati, Song & Shmatikov, IEEE S&P 2017', fit: fitShokri },
  {
    name: 'salem',
    source: 'Salem, Zhang, Humbert, Berrang, Fritz & Backes, NDSS 2019',
    fit: fitSalem,
  },
];

function check(field: string, { posteriors, labels, classes }: ModelOutputs): void {
  checkLabels(labels, classes);
  checkLength(`${field}.posteriors`, posteriors, [labels.length, classes]);
}

/**
 * Fits the attack on the shadow, scores the target's outputs and decides with a threshold fitted on the shadow's scores.
 * @throws AttackInputError for wrong shapes or labels; EvaluationError for a shadow of one membership kind.
 */
export async function runClassifierAttack(
  attack: ClassifierAttack,
  target: ModelOutputs,
  shadow: ShadowExamples,
  random: RandomStream,
  checkpoint?: (share: number) => Promise<void>,
): Promise<ScoreAttackResult> {
  check('target', target);
  check('shadow', shadow);
  checkLength('shadow.members', shadow.members, [shadow.labels.length]);
  checkMembers(shadow.members);
  const fitted = await attack.fit(shadow, random, checkpoint);
  const { threshold } = fitThreshold(fitted(shadow), shadow.members);
  const scores = fitted(target);
  return { scores, decisions: decide(scores, threshold), thresholds: Float64Array.of(threshold) };
}
