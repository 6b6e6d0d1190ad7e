import { contains, type Interval } from './interval.ts';

export type DiagnosisCode =
  | 'loss-not-finite'
  | 'no-learnable-signal'
  | 'signal-inverted'
  | 'signal-found'
  | 'target-not-overfit'
  | 'head-memorised'
  | 'labels-do-not-help'
  | 'views-identical'
  | 'views-indistinguishable'
  | 'split-leaks'
  | 'blind-at-chance'
  | 'pretraining-added-nothing'
  | 'pretraining-hurt'
  | 'pretraining-helped'
  | 'fpr-below-support';

export interface Diagnosis {
  code: DiagnosisCode;
  severity: 'ok' | 'note' | 'warning';
  /** Figures the words quote: rates and accuracies in 0..1, losses in nats, counts. */
  values: Record<string, number>;
}

/** What a run measured; a rule whose figures are missing says nothing. Accuracies are in 0..1. */
export interface DiagnosisFigures {
  /** CLMIA's balanced accuracy on the evaluation examples. */
  balancedAccuracy?: Interval | undefined;
  /** The target model's. */
  trainAccuracy?: number | undefined;
  testAccuracy?: number | undefined;
  /** The head's balanced accuracy on its labelled examples and on the evaluation examples. */
  headTrainAccuracy?: number | undefined;
  headHeldOutAccuracy?: number | undefined;
  labelledCount?: number | undefined;
  /** CLMIA at several amounts of labels, in any order. */
  labelSweep?: readonly { labelled: number; balancedAccuracy: Interval }[] | undefined;
  /** The final epoch's mean contrastive loss, in nats; B for `batchSize`; `symmetric` = NT-Xent over 2B. */
  contrastiveLoss?: number | undefined;
  batchSize?: number | undefined;
  symmetric?: boolean | undefined;
  /** The dropout rates of the two views (one value when they share it), where nothing else makes views differ. */
  dropoutRates?: readonly number[] | undefined;
  /** Balanced accuracy of the blind control. */
  blind?: Interval | undefined;
  /** Paired difference, CLMIA minus the random encoder, in 0..1. */
  versusRandomEncoder?: Interval | undefined;
  /** Non-members of the evaluation set, and the false-positive rates the report quotes. */
  nonMembers?: number | undefined;
  fprs?: readonly number[] | undefined;
}

type Rule = (figures: DiagnosisFigures) => Diagnosis | null;
type Values = Diagnosis['values'];

const warning = (code: DiagnosisCode, values: Values): Diagnosis => ({ code, severity: 'warning', values });
const note = (code: DiagnosisCode, values: Values): Diagnosis => ({ code, severity: 'note', values });
const ok = (code: DiagnosisCode, values: Values): Diagnosis => ({ code, severity: 'ok', values });

/** Our choices: the summary of the paper names the signatures, not where they start. */
const SMALL_GAP = 0.1;
const MEMORISED_GAP = 0.2;
const STUCK_SHARE = 0.95;

const lossNotFinite: Rule = ({ contrastiveLoss }) =>
  contrastiveLoss === undefined || Number.isFinite(contrastiveLoss)
    ? null
    : warning('loss-not-finite', { contrastiveLoss });

const signal: Rule = ({ balancedAccuracy, trainAccuracy, testAccuracy }) => {
  if (balancedAccuracy === undefined) return null;
  const gap =
    trainAccuracy === undefined || testAccuracy === undefined ? {} : { gap: trainAccuracy - testAccuracy };
  const values = { ...balancedAccuracy, ...gap };
  if (contains(balancedAccuracy, 0.5)) return warning('no-learnable-signal', values);
  return balancedAccuracy.high < 0.5 ? warning('signal-inverted', values) : ok('signal-found', values);
};

const targetNotOverfit: Rule = ({ trainAccuracy, testAccuracy }) => {
  if (trainAccuracy === undefined || testAccuracy === undefined) return null;
  const gap = trainAccuracy - testAccuracy;
  return gap < SMALL_GAP ? note('target-not-overfit', { gap, trainAccuracy, testAccuracy }) : null;
};

const headMemorised: Rule = ({ headTrainAccuracy, headHeldOutAccuracy, labelledCount }) => {
  if (headTrainAccuracy === undefined || headHeldOutAccuracy === undefined) return null;
  if (headTrainAccuracy - headHeldOutAccuracy < MEMORISED_GAP) return null;
  const labelled = labelledCount === undefined ? {} : { labelledCount };
  return warning('head-memorised', { headTrainAccuracy, headHeldOutAccuracy, ...labelled });
};

const labelsDoNotHelp: Rule = ({ labelSweep = [] }) => {
  const points = [...labelSweep].sort((a, b) => a.labelled - b.labelled);
  const few = points[0];
  const many = points.at(-1);
  if (few === undefined || many === undefined || few.labelled === many.labelled) return null;
  return many.balancedAccuracy.value > few.balancedAccuracy.high
    ? null
    : note('labels-do-not-help', {
        fewLabels: few.labelled,
        manyLabels: many.labelled,
        fewAccuracy: few.balancedAccuracy.value,
        manyAccuracy: many.balancedAccuracy.value,
      });
};

const viewsIdentical: Rule = ({ dropoutRates = [] }) =>
  dropoutRates.length > 0 && dropoutRates.every((rate) => rate === 0)
    ? warning('views-identical', { dropoutRate: 0 })
    : null;

const viewsIndistinguishable: Rule = ({ contrastiveLoss, batchSize, symmetric = false }) => {
  if (contrastiveLoss === undefined || batchSize === undefined) return null;
  const chance = Math.log(symmetric ? 2 * batchSize - 1 : batchSize);
  return contrastiveLoss >= STUCK_SHARE * chance && Number.isFinite(contrastiveLoss)
    ? warning('views-indistinguishable', { contrastiveLoss, chance, batchSize })
    : null;
};

const splitLeaks: Rule = ({ blind }) => {
  if (blind === undefined) return null;
  return blind.low > 0.5 ? warning('split-leaks', { ...blind }) : ok('blind-at-chance', { ...blind });
};

const pretraining: Rule = ({ versusRandomEncoder: difference }) => {
  if (difference === undefined) return null;
  if (contains(difference, 0)) return note('pretraining-added-nothing', { ...difference });
  return difference.high < 0
    ? warning('pretraining-hurt', { ...difference })
    : ok('pretraining-helped', { ...difference });
};

const fprBelowSupport: Rule = ({ nonMembers, fprs = [] }) => {
  if (nonMembers === undefined || nonMembers === 0) return null;
  const unsupported = fprs.filter((fpr) => fpr < 1 / nonMembers);
  return unsupported.length === 0
    ? null
    : note('fpr-below-support', { fpr: Math.max(...unsupported), smallestFpr: 1 / nonMembers, nonMembers });
};

export const diagnosisRules: readonly Rule[] = [
  lossNotFinite,
  signal,
  targetNotOverfit,
  headMemorised,
  labelsDoNotHelp,
  viewsIdentical,
  viewsIndistinguishable,
  splitLeaks,
  pretraining,
  fprBelowSupport,
];
