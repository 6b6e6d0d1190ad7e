/** The stages that train nothing: what the views tell, every attack's scores, and the report on them. */
import { type AllScores, allScores } from '../attacks/allScores.ts';
import type { AttackName } from '../attacks/catalogue.ts';
import { type ViewInformation, viewInformation } from '../attacks/clmia/viewInformation.ts';
import { referenceOutputs } from '../attacks/referenceModels/referenceOutputs.ts';
import { attackInputs, type UnlabelledScores, unlabelledAttacks } from '../attacks/unlabelledAttacks.ts';
import { diagnose } from '../evaluation/diagnosis.ts';
import { judge, REPORTED_FPRS } from '../evaluation/judge.ts';
import type { Experiment, Features } from '../experiment/experiment.ts';
import type { Run, StageOutputs } from './stageRun.ts';

export const information: Run<{ features: Features }, ViewInformation> = (
  { split, shadow, views },
  { features },
  context,
) => viewInformation(split, shadow, views, features, () => context.checkpoint());

export const rivals: Run<
  { attacks: readonly AttackName[]; references?: Omit<Experiment['references'], 'count'> },
  readonly UnlabelledScores[]
> = async (inputs, { attacks, references: options }, context) =>
  unlabelledAttacks(
    attacks,
    attackInputs(inputs.split, inputs, {
      referenceModels: options && referenceOutputs(inputs.split, inputs, options),
      augmentedQueries: inputs.copies[0],
      generatedNonMembers: inputs.generated[0],
    }),
    context,
  );

export const scores: Run<{ attacks: readonly AttackName[] }, AllScores> = async (
  { split, head, controls, blind, rivals: unlabelled },
  { attacks },
) => allScores(attacks, split, { ...head, ...controls, blind }, unlabelled);

export const report: Run<
  { seed: number; contrastive: Experiment['contrastive'] },
  StageOutputs['report']
> = async (inputs, { seed, contrastive }) => {
  const attacks = judge(inputs.scores.attacks, inputs.scores.members, seed);
  const named = (name: AttackName) => attacks.find((attack) => attack.name === name);
  const clmia = named('clmia')?.balancedAccuracy;
  const { labelled } = inputs.head;
  const diagnosis = diagnose({
    balancedAccuracy: clmia,
    trainAccuracy: inputs.target.trainAccuracy,
    testAccuracy: inputs.target.testAccuracy,
    headTrainAccuracy: inputs.head.clmia.trainAccuracy,
    headHeldOutAccuracy: clmia?.value,
    labelledCount: labelled.members + labelled.nonMembers,
    contrastiveLoss: inputs.encoder.loss.at(-1),
    batchSize: inputs.encoder.batchSize,
    symmetric: contrastive.symmetric,
    dropoutRates: inputs.views.source === 'dropout' ? inputs.views.rates : undefined,
    blind: named('blind')?.balancedAccuracy,
    versusRandomEncoder: named('random-encoder')?.clmiaMinus?.balancedAccuracy,
    nonMembers: inputs.scores.members.filter((member) => member === 0).length,
    fprs: REPORTED_FPRS,
  });
  return { attacks, diagnosis };
};
