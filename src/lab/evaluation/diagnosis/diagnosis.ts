/** What a run's figures allow to be said. Each rule says one kind of sentence, or nothing. */
import type { Interval } from '../interval.ts';
import type { OperatingPoint } from '../roc.ts';

/** What is said of all attacks together. */
export type FindingCode =
  | 'attacks-below-chance'
  | 'attacks-find-members'
  | 'attacks-find-nothing'
  | 'attacks-unclear'
  | 'another-attack-leads-the-tail';

export type DiagnosisCode =
  | 'loss-not-finite'
  | 'signal-found'
  | 'signal-found-by-blind-too'
  | 'signal-inverted'
  | 'threshold-misses-signal'
  | 'signal-missed'
  | 'no-learnable-signal'
  | 'no-signal-despite-gap'
  | 'too-few-to-tell'
  | 'target-at-chance'
  | 'target-not-overfit'
  | 'small-gap-yet-signal'
  | 'head-memorised'
  | 'labels-do-not-help'
  | 'views-identical'
  | 'views-indistinguishable'
  | 'split-leaks'
  | 'blind-above-chance'
  | 'blind-below-chance'
  | 'blind-at-chance'
  | 'blind-unclear'
  | 'pretraining-no-difference'
  | 'pretraining-unclear'
  | 'pretraining-behind'
  | 'pretraining-ahead'
  | 'fpr-below-support'
  | FindingCode;

export interface Diagnosis {
  readonly code: DiagnosisCode;
  readonly severity: 'ok' | 'note' | 'warning';
  /** One English sentence or two. */
  readonly text: string;
  /** Figures the words quote: rates and accuracies in 0..1, losses in nats, counts. */
  readonly values: Readonly<Record<string, number>>;
}

export interface JudgedAttack {
  readonly title: string;
  readonly auc: Interval;
  readonly tprAtFpr: readonly Pick<OperatingPoint, 'fpr' | 'tpr' | 'resolved'>[];
  /** Examples that it leaves out for want of reference models; none unless it says so. */
  readonly uncovered?: number | undefined;
}

/** An attack or control beside CLMIA. */
export interface OtherAttack {
  readonly title: string;
  readonly auc: Interval;
  /** Whether it was told the membership of the examples that CLMIA was told. */
  readonly isLabelled: boolean;
}

/** What a run measured; a rule whose figures are missing says nothing. Accuracies are in 0..1. */
export interface DiagnosisFigures {
  /** CLMIA's on the evaluation examples. */
  readonly balancedAccuracy?: Interval | undefined;
  readonly auc?: Interval | undefined;
  /** All but the blind control: any of them may find what CLMIA does not. */
  readonly others?: readonly OtherAttack[] | undefined;
  /** The same, and CLMIA, with what they find where false alarms are rare. */
  readonly attacks?: readonly JudgedAttack[] | undefined;
  /** Examples that the attacks are judged on. */
  readonly judged?: { readonly members: number; readonly nonMembers: number } | undefined;
  /** The target model's, on its members and on as many non-members. */
  readonly trainAccuracy?: number | undefined;
  readonly testAccuracy?: number | undefined;
  readonly classes?: number | undefined;
  /** The head's balanced accuracy on its labelled examples. */
  readonly headTrainAccuracy?: number | undefined;
  readonly labelledCount?: number | undefined;
  /** CLMIA at several amounts of labels, in any order. */
  readonly labelSweep?:
    | readonly { readonly labelled: number; readonly balancedAccuracy: Interval }[]
    | undefined;
  /** The final epoch's mean contrastive loss, in nats; B for `batchSize`; `symmetric` = NT-Xent over 2B. */
  readonly contrastiveLoss?: number | undefined;
  readonly batchSize?: number | undefined;
  readonly symmetric?: boolean | undefined;
  readonly temperature?: number | undefined;
  /** The dropout rates of the two views (one value when they share it), where nothing else makes views differ. */
  readonly dropoutRates?: readonly number[] | undefined;
  /** Balanced accuracy of the blind control. */
  readonly blind?: Interval | undefined;
  /** Paired difference in balanced accuracy, CLMIA minus the random encoder, in 0..1. */
  readonly versusRandomEncoder?: Interval | undefined;
  /** The false-positive rates that the report quotes. */
  readonly fprs?: readonly number[] | undefined;
}

export type Rule = (figures: DiagnosisFigures) => Diagnosis | null;

type Say = (code: DiagnosisCode, text: string, values: Diagnosis['values']) => Diagnosis;

const say =
  (severity: Diagnosis['severity']): Say =>
  (code, text, values) => ({ code, severity, text, values });

export const warning = say('warning');
export const note = say('note');
export const ok = say('ok');

/** Half as wide as the interval is: how unsure its value is, in 0..1. */
export const reachOf = ({ low, high }: Interval): number => (high - low) / 2;

/** An interval that reaches further tells next to nothing of a balanced accuracy. Our choice. */
export const TOO_WIDE = 0.1;

/** Plain numbers of an interval, without what else its object holds. */
export const plain = ({ value, low, high }: Interval) => ({ value, low, high });
