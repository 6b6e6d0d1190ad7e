/** What the stages of a run hand on, as the figures that its diagnosis rests on. */
import { ATTACK_TITLES, type AttackName, isLabelled } from '../../attacks/catalogue.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { REPORTED_FPRS } from '../figures.ts';
import type { RunFigures } from '../judge.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosis } from './diagnosis.ts';

interface DiagnosedStages {
  readonly target: {
    readonly trainAccuracy: number;
    readonly testAccuracy: number;
    readonly classes: number;
  };
  readonly head: {
    readonly labelled: { readonly members: number; readonly nonMembers: number };
    readonly clmia: { readonly trainAccuracy: number };
  };
  readonly encoder: { readonly loss: { at(index: number): number | undefined }; readonly batchSize: number };
  readonly views: { readonly source: string; readonly rates: readonly [number, number] };
  readonly scores: { readonly members: Uint8Array };
}

/** @param attacks as they were judged */
export function diagnoseRun(
  attacks: readonly RunFigures[],
  { target, head, encoder, views, scores }: DiagnosedStages,
  { symmetric, temperature }: Experiment['contrastive'],
): Diagnosis[] {
  const named = (name: AttackName) => attacks.find((attack) => attack.name === name);
  const clmia = named('clmia');
  const nonMembers = scores.members.filter((member) => member === 0).length;
  return diagnose({
    balancedAccuracy: clmia?.balancedAccuracy,
    auc: clmia?.auc,
    others: attacks
      .filter(({ name }) => name !== 'clmia' && name !== 'blind')
      .map(({ name, auc }) => ({ title: ATTACK_TITLES[name], auc, isLabelled: isLabelled(name) })),
    attacks: attacks
      .filter(({ name }) => name !== 'blind')
      .map(({ name, ...of }) => ({ title: ATTACK_TITLES[name], ...of })),
    judged: { members: scores.members.length - nonMembers, nonMembers },
    trainAccuracy: target.trainAccuracy,
    testAccuracy: target.testAccuracy,
    classes: target.classes,
    headTrainAccuracy: head.clmia.trainAccuracy,
    labelledCount: head.labelled.members + head.labelled.nonMembers,
    contrastiveLoss: encoder.loss.at(-1),
    batchSize: encoder.batchSize,
    symmetric,
    temperature,
    dropoutRates: views.source === 'dropout' ? views.rates : undefined,
    blind: named('blind')?.balancedAccuracy,
    versusRandomEncoder: named('random-encoder')?.clmiaMinus?.balancedAccuracy,
    fprs: REPORTED_FPRS,
  });
}
