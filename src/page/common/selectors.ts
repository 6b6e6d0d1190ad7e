/** What the charts draw, computed from scores by the lab's own evaluation. */

import type { AttackName } from '../../lab/attacks/catalogue.ts';
import { balancedAccuracy } from '../../lab/evaluation/balancedAccuracy.ts';
import type { DecidedAttack } from '../../lab/evaluation/evaluatedScores.ts';
import { type ScoreHistogram, scoreHistogram } from '../../lab/evaluation/histogram.ts';
import { type RocCurve, rocCurve } from '../../lab/evaluation/roc.ts';
import { decide } from '../../lab/evaluation/threshold.ts';
import type { Candidates, RunDetail } from '../state/runSlice.ts';
import type { LabState } from '../state/store.ts';
import { answersOf, type ClassAnswer } from './posteriorRows.ts';

/**
 * The attack whose figures and curves are shown: the one that the person chose, or CLMIA while the result on the page has
 * none of that one.
 */
export function attackShown({ attackInFront, last }: Pick<LabState, 'attackInFront' | 'last'>): AttackName {
  const isThere = last?.report.attacks.some(({ name }) => name === attackInFront) ?? true;
  return isThere ? attackInFront : 'clmia';
}

export function scoresOf(detail: RunDetail, name: AttackName): DecidedAttack | undefined {
  return detail.attacks.find((attack) => attack.name === name);
}

export function curveOf(detail: RunDetail, name: AttackName): RocCurve | undefined {
  const attack = scoresOf(detail, name);
  return attack && rocCurve(attack.scores, attack.members);
}

export function histogramOf(detail: RunDetail, name: AttackName): ScoreHistogram | undefined {
  const attack = scoresOf(detail, name);
  return attack && scoreHistogram(attack.scores, attack.members);
}

export interface AtThreshold {
  readonly balancedAccuracy: { readonly value: number; readonly low: number; readonly high: number };
  readonly tpr: number;
  readonly fpr: number;
  readonly falsePositives: number;
}

/** Every figure at a threshold of the person's own choice: fitted on nothing. */
export function figuresAt(detail: RunDetail, name: AttackName, threshold: number): AtThreshold | undefined {
  const attack = scoresOf(detail, name);
  if (!attack) return undefined;
  const { scores, members } = attack;
  const decisions = decide(scores, threshold);
  const { tpr, tnr, ...whole } = balancedAccuracy(decisions, members);
  const falsePositives = decisions.reduce(
    (sum, called, i) => sum + (called === 1 && members[i] === 0 ? 1 : 0),
    0,
  );
  return { balancedAccuracy: whole, tpr: tpr.value, fpr: 1 - tnr.value, falsePositives };
}

export interface ExampleView {
  readonly index: number;
  readonly label: number;
  readonly className: string;
  readonly member: boolean;
  readonly labelled: boolean;
  /** CLMIA's probability of membership; null for labelled examples, which are never judged. */
  readonly score: number | null;
  /** The target's posteriors, most probable first. */
  readonly posteriors: readonly ClassAnswer[];
}

/** Everything known of one candidate. */
export function exampleView(
  index: number,
  { classNames, labels, members }: Pick<Candidates, 'classNames' | 'labels' | 'members'>,
  detail: RunDetail | null,
): ExampleView {
  const label = labels[index] ?? 0;
  const classes = classNames.length;
  const rows = detail?.posteriors.subarray(index * classes, (index + 1) * classes) ?? new Float32Array();
  const clmia = detail && scoresOf(detail, 'clmia');
  const at = clmia?.ids.indexOf(index) ?? -1;
  return {
    index,
    label,
    className: classNames[label] ?? String(label),
    member: members[index] === 1,
    labelled: detail?.labelled.includes(index) ?? false,
    score: clmia && at >= 0 ? (clmia.scores[at] ?? null) : null,
    posteriors: answersOf(rows, label, classNames),
  };
}
