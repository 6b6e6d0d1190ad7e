import { percent as percentOf } from '../numbers.ts';
import type { Diagnosis, DiagnosisCode } from './diagnosisRules.ts';

type Values = Diagnosis['values'];

const percent = (rate: number | undefined) => percentOf(rate ?? Number.NaN);
const points = (rate: number | undefined) => `${((rate ?? Number.NaN) * 100).toFixed(1)} pp`;
const signed = (rate: number | undefined) => `${(rate ?? 0) > 0 ? '+' : ''}${points(rate)}`;
const nats = (loss: number | undefined) => (loss ?? Number.NaN).toFixed(2);
const rates = (v: Values) => `${percent(v.value)} [${percent(v.low)}, ${percent(v.high)}]`;
const difference = (v: Values) => `${signed(v.value)} [${signed(v.low)}, ${signed(v.high)}]`;

const texts: Record<DiagnosisCode, (values: Values) => string> = {
  'loss-not-finite': (v) =>
    `The contrastive loss is ${v.contrastiveLoss}: the encoder's training broke down.`,
  'no-learnable-signal': (v) =>
    `No learnable signal: balanced accuracy ${rates(v)} includes 50 %${
      v.gap === undefined ? '' : `; the target's train-test gap is only ${points(v.gap)}`
    }.`,
  'signal-inverted': (v) =>
    `Below chance: balanced accuracy ${rates(v)}; the attack calls members non-members.`,
  'signal-found': (v) => `Membership leaks: balanced accuracy ${rates(v)}.`,
  'target-not-overfit': (v) =>
    `The target hardly overfits: train ${percent(v.trainAccuracy)}, test ${percent(v.testAccuracy)}, a gap of ${points(v.gap)}.`,
  'head-memorised': (v) =>
    `The head has memorised its ${v.labelledCount ?? 'few'} labels: ${percent(v.headTrainAccuracy)} on them, ${percent(v.headHeldOutAccuracy)} on held-out examples.`,
  'labels-do-not-help': (v) =>
    `More labels do not help (${percent(v.fewAccuracy)} with ${v.fewLabels}, ${percent(v.manyAccuracy)} with ${v.manyLabels}): the feature space does not carry membership.`,
  'views-identical': () =>
    'The views are identical: with dropout at 0 every pass of an example gives the same posterior.',
  'views-indistinguishable': (v) =>
    `Views indistinguishable: the contrastive loss is stuck at ${nats(v.contrastiveLoss)}, chance being ${nats(v.chance)} for batches of ${v.batchSize}.`,
  'split-leaks': (v) =>
    `The split leaks: a classifier that never queries the model reaches ${rates(v)}, so members and non-members differ by themselves.`,
  'blind-at-chance': (v) => `The blind control stays at chance: ${rates(v)}.`,
  'pretraining-added-nothing': (v) =>
    `Contrastive pre-training added nothing measurable: CLMIA minus a random encoder is ${difference(v)}.`,
  'pretraining-hurt': (v) =>
    `Contrastive pre-training hurt: CLMIA minus a random encoder is ${difference(v)}.`,
  'pretraining-helped': (v) =>
    `Contrastive pre-training helped: CLMIA minus a random encoder is ${difference(v)}.`,
  'fpr-below-support': (v) =>
    `With ${v.nonMembers} non-members the smallest false-positive rate is ${percent(v.smallestFpr)}: figures at ${percent(v.fpr)} and below rest on no false positive at all.`,
};

/** One English sentence for a diagnosis. */
export function diagnosisText({ code, values }: Diagnosis): string {
  return texts[code](values);
}
