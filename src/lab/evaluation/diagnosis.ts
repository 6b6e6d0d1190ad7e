import { diagnosisRules } from './diagnosisRules.ts';
import type { Interval } from './interval.ts';

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

const ORDER = { warning: 0, note: 1, ok: 2 };

/** The failure signatures of the attack that these figures show, warnings first. */
export function diagnose(figures: DiagnosisFigures): Diagnosis[] {
  return diagnosisRules
    .map((rule) => rule(figures))
    .filter((diagnosis) => diagnosis !== null)
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
