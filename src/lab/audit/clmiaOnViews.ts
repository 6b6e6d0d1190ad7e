/**
 * CLMIA and its controls on views that were given: the encoder is trained on the views of all examples without their
 * membership, the heads on a few labelled examples, which are never judged. Settings: the lab's defaults. Needs an engine.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Answers } from '../attacks/attackInputs.ts';
import { initialEncoder, trainEncoder } from '../attacks/clmia/encoder.ts';
import { featureCount, featureRows } from '../attacks/clmia/features.ts';
import { fitOn } from '../attacks/heads/heads.ts';
import { chooseKnown, unknownOf } from '../attacks/heads/labelled.ts';
import { rowsAt } from '../attacks/rows.ts';
import type { EvaluatedAttack } from '../evaluation/evaluatedScores.ts';
import { decide } from '../evaluation/threshold.ts';
import { DEFAULT_EXPERIMENT } from '../experiment/experiment.ts';
import { randomStream } from '../random.ts';
import type { StageContext } from '../stages/stageContext.ts';
import type { AuditContext } from './auditContext.ts';
import type { AuditInput } from './auditInput.ts';

const { contrastive, head, features } = DEFAULT_EXPERIMENT;

const FLOOR = 1e-30;
const logarithms = (posteriors: ArrayLike<number>) => {
  const logs = new Float32Array(posteriors.length);
  for (let i = 0; i < logs.length; i++) logs[i] = Math.log(Math.max(posteriors[i]!, FLOOR));
  return logs;
};

/** Logits as they are, or posteriors' logarithms, which are logits too. */
const logitsOf = ({ kind, values }: Answers) => (kind === 'logits' ? values : logarithms(values));

/** Each of them judged on all examples but the labelled ones. @throws StageAborted when stopped, NotFinite when training leaves the numbers */
export async function clmiaOnViews(
  input: AuditInput,
  seed: number,
  context: AuditContext,
): Promise<EvaluatedAttack[]> {
  const { target, members, views } = input;
  const { classes } = target;
  const labels = Uint8Array.from(target.labels);
  const chosen = chooseKnown(members, head.labelFraction, randomStream(seed, 'audit/labelled'));
  const { known } = chosen;
  const labelled = { members: chosen.members, nonMembers: chosen.nonMembers };
  const ids = unknownOf(members.length, known);
  const stage = (name: string): StageContext => ({
    ...context,
    random: (purpose) => randomStream(seed, `${name}/${purpose}`),
    update: (update) => {
      if (update.kind === 'progress') context.update({ ...update, note: `clmia: ${update.note ?? name}` });
    },
    wantsFrame: () => false,
    wantsLosses: () => false,
  });
  const width = featureCount(features, classes);
  const rows = featureRows(features, logitsOf(target), labels, classes);
  const inputs = {
    width,
    rows: rowsAt(rows, width, known),
    memberships: Float32Array.from(known, (i) => members[i]!),
    candidates: rowsAt(rows, width, ids),
  };
  const judged = {
    members: Uint8Array.from(ids, (i) => members[i]!),
    labels: Uint8Array.from(ids, (i) => labels[i]!),
    ids,
  };
  tf.engine().startScope();
  try {
    const logits = logarithms(views!.posteriors);
    const given = { source: 'dropout', count: views!.count, classes, rates: [0, 0], logits } as const;
    const encoder = await trainEncoder({ ...contrastive, views: given, labels, features }, stage('encoder'));
    const untrained = initialEncoder(width, stage('encoder').random('encoder'));
    const fits = [
      ['clmia', encoder.weights, 'frozen'],
      ['random-encoder', untrained, 'frozen'],
      ['supervised', untrained, 'trained'],
    ] as const;
    const attacks: EvaluatedAttack[] = [];
    for (const [name, weights, training] of fits) {
      const { probabilities } = await fitOn(inputs, weights, training, name, head, stage('head'));
      const scores = Float64Array.from(probabilities);
      attacks.push({ name, labelled, scores, decisions: decide(scores, 0.5), ...judged });
    }
    return attacks;
  } finally {
    tf.engine().endScope();
  }
}
