/**
 * BlindMI-Diff with generated non-members (Hui, Yang, Yuan, Burlina, Gong & Cao, NDSS 2021, arXiv 2101.01341): no shadow
 * model, no labelled example. Published: the features and the kernel; in two scripts of their code, batches of 1,000, and 20
 * generated non-members. Our choice: the two together, how both are dealt, that whoever moves joins the non-members (their
 * code drops them), and the order of scores among the examples of one decision.
 */

import type { ScoresAndDecisions } from '../attack.ts';
import { AttackInputError } from '../attackInputErrors.ts';
import type { AttackInputs, ModelOutputs } from '../attackInputs.ts';
import { checkOutputs } from '../checkInputs.ts';
import { posteriorsOf } from '../posteriors.ts';
import { BATCH, GENERATED } from '../queryBudget.ts';
import { required } from '../required.ts';
import { rowsAt } from '../rows.ts';
import { settle } from './differentialMoves.ts';

const WIDTH = 3;

/** [N, 3] the true label's posterior and the two largest. */
export function blindFeatures(outputs: ModelOutputs): Float64Array {
  const { labels, classes } = outputs;
  const posteriors = posteriorsOf(outputs);
  const features = new Float64Array(labels.length * WIDTH);
  for (let i = 0; i < labels.length; i++) {
    let [first, second] = [0, 0];
    for (let c = 0; c < classes; c++) {
      const p = posteriors[i * classes + c]!;
      if (p > first) [first, second] = [p, first];
      else if (p > second) second = p;
    }
    features.set([posteriors[i * classes + labels[i]!]!, first, second], i * WIDTH);
  }
  return features;
}

/** Rows in ascending order, dealt like cards: every hand has the same mix, whatever order the rows came in. */
function dealt(rows: Float64Array, hands: number): number[][] {
  const order = Array.from({ length: rows.length / WIDTH }, (_, i) => i).sort((a, b) => {
    for (let c = 0; c < WIDTH; c++) {
      const difference = rows[a * WIDTH + c]! - rows[b * WIDTH + c]!;
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  return Array.from({ length: hands }, (_, hand) => order.filter((_, place) => place % hands === hand));
}

/**
 * @param target the model's answers to N examples, about which nothing else is known
 * @param generated its answers to non-members made of them (generatedNonMembers.ts), with the labels of their originals
 * @param checkpoint awaited after every batch with the share done; throws to give up
 * @returns scores: 1 for those called members, plus a witness from 0 to 1/2
 * @throws AttackInputError for wrong shapes or labels, or no generated non-member.
 */
export async function blindMi(
  target: ModelOutputs,
  generated: ModelOutputs,
  checkpoint: (share: number) => Promise<void> = async () => {},
): Promise<ScoresAndDecisions> {
  checkOutputs('target', target);
  checkOutputs('generated', generated);
  const count = target.labels.length;
  if (generated.labels.length === 0) {
    throw new AttackInputError('generated: no examples', 'Give the model at least one generated non-member.');
  }
  const [rows, known] = [blindFeatures(target), blindFeatures(generated)];
  const hands = Math.max(1, Math.ceil(count / BATCH));
  const knownHands = Math.max(1, Math.floor(generated.labels.length / GENERATED));
  const knownDealt = dealt(known, knownHands).map((positions) => rowsAt(known, WIDTH, positions));
  const scores = new Float64Array(count);
  const decisions = new Uint8Array(count);
  for (const [hand, positions] of dealt(rows, hands).entries()) {
    const { inside, witness } = settle(rowsAt(rows, WIDTH, positions), knownDealt[hand % knownHands]!, WIDTH);
    positions.forEach((position, i) => {
      decisions[position] = inside[i]!;
      scores[position] = inside[i]! + (witness[i]! + 1) / 4;
    });
    await checkpoint((hand + 1) / hands);
  }
  return { scores, decisions };
}

export const run = ({ target, generatedNonMembers }: AttackInputs, checkpoint: () => Promise<void>) =>
  blindMi(target, required(generatedNonMembers, 'generatedNonMembers'), checkpoint);
