/** The chosen attacks that are told of no membership, on all of the target's examples. */
import { MODEL_ROLES, type ModelRole } from '../data/modelRole.ts';
import { examplesOf, labelsOf, membersOf } from '../data/roleExamples.ts';
import type { Split } from '../data/split.ts';
import type { StageContext } from '../stages/stageContext.ts';
import type { TrainedClassifier } from '../training/trainClassifier.ts';
import type { ScoresAndDecisions } from './attack.ts';
import type { AttackInputs } from './attackInputs.ts';
import { type AttackName, attackOf } from './catalogue.ts';
import type { GeneratedAnswers } from './generatedNonMembers/queryGenerated.ts';
import { runAttack } from './runAttack.ts';

export interface UnlabelledScores extends ScoresAndDecisions {
  readonly name: AttackName;
}

/** What models answered, as attacks read it. */
export function attackInputs(
  split: Split,
  models: Readonly<Record<ModelRole, TrainedClassifier>>,
  {
    generatedNonMembers: generated,
    ...served
  }: Omit<AttackInputs, ModelRole | 'generatedNonMembers'> & {
    readonly generatedNonMembers?: GeneratedAnswers | undefined;
  },
): AttackInputs {
  const [target, shadow] = MODEL_ROLES.map((role) => {
    const { logits, classes } = models[role];
    return {
      kind: 'logits',
      values: logits,
      labels: labelsOf(split, examplesOf(split, role)),
      classes,
    } as const;
  });
  return {
    ...served,
    target: target!,
    shadow: { ...shadow!, members: membersOf(split, 'shadow') },
    generatedNonMembers: generated && {
      kind: 'logits',
      values: generated.logits,
      labels: generated.labels,
      classes: target!.classes,
    },
  };
}

/** Scores and decisions [2n] of each. @throws Error for an attack that is told of some membership */
export async function unlabelledAttacks(
  chosen: readonly AttackName[],
  inputs: AttackInputs,
  context: Pick<StageContext, 'checkpoint' | 'random'>,
): Promise<UnlabelledScores[]> {
  const found: UnlabelledScores[] = [];
  for (const name of chosen) {
    const attack = attackOf(name);
    if (attack.family === 'head') throw new Error(`${name} is given membership labels`);
    const { scores, decisions } = await runAttack(attack, inputs, context);
    found.push({ name, scores, decisions });
  }
  return found;
}
