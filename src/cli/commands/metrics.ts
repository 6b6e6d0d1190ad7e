import * as v from 'valibot';
import { aucInterval } from '../../lab/evaluation/aucInterval.ts';
import { EvaluationError } from '../../lab/evaluation/errors.ts';
import type { Interval } from '../../lab/evaluation/interval.ts';
import { reachedText, UNRESOLVED, unresolvedText } from '../../lab/evaluation/operatingPointText.ts';
import {
  advantage,
  areaUnderRoc,
  bestBalancedAccuracy,
  type OperatingPoint,
  rocCurve,
  truePositiveRateAt,
} from '../../lab/evaluation/roc.ts';
import { areaRange, percent, percentRange, rate } from '../../lab/numbers.ts';
import { BadInput } from '../badInput.ts';
import { command } from '../command.ts';
import { readJson } from '../readJson.ts';
import { allowed, requireKnownKeys, validate } from '../validate.ts';

export interface Metrics {
  auc: number;
  bestBalancedAccuracy: number;
  advantage: number;
  tprAtFpr: OperatingPoint[];
  /** 95 % */
  aucInterval: Pick<Interval, 'low' | 'high'>;
}

const DEFAULT_FPRS = [0.001, 0.01, 0.1];

const schema = v.object(
  {
    scores: v.array(allowed.finite, allowed.list('finite numbers')),
    members: v.array(allowed.bit, allowed.list('0 or 1')),
    fprs: v.optional(v.array(allowed.rate, allowed.list('rates from 0 to 1')), DEFAULT_FPRS),
  },
  'an object {scores, members, fprs?}',
);

/** What was answered may stand beside what was asked. */
const ANSWERED = [
  'auc',
  'bestBalancedAccuracy',
  'advantage',
  'tprAtFpr',
] as const satisfies readonly (keyof Metrics)[];

/** ROC figures of `{scores [N], members [N], fprs?}`. @throws BadInput naming the field, the position and the value. */
export function metricsCommand(input: unknown): Metrics {
  const { scores, members, fprs } = validate(schema, input);
  requireKnownKeys('', input, Object.keys(schema.entries), ANSWERED);
  try {
    const curve = rocCurve(scores, members);
    const { low, high } = aucInterval(scores, members);
    return {
      auc: areaUnderRoc(curve),
      bestBalancedAccuracy: bestBalancedAccuracy(curve).value,
      advantage: advantage(curve),
      tprAtFpr: fprs.map((fpr) => truePositiveRateAt(curve, fpr)),
      aucInterval: { low, high },
    };
  } catch (error) {
    if (error instanceof EvaluationError) throw new BadInput(`${error.message}. ${error.hint}`);
    throw error;
  }
}

const pointText = ({ fpr, tpr, tprInterval, resolved, ...reached }: OperatingPoint): string =>
  `TPR ${percentRange({ value: tpr, ...tprInterval })}${resolved ? '' : UNRESOLVED} at FPR <= ${rate(fpr)} (${reachedText(reached)})`;

export function metricsText(found: Metrics): string {
  const { auc, bestBalancedAccuracy: best, advantage: gap, tprAtFpr } = found;
  const unresolved = unresolvedText(tprAtFpr);
  return [
    `AUC ${areaRange({ value: auc, ...found.aucInterval }, 4)}, 95 %`,
    `balanced accuracy at the best cut, chosen on these very examples: ${percent(best)}`,
    `advantage ${gap.toFixed(4)}`,
    ...tprAtFpr.map(pointText),
    ...(unresolved ? [`${UNRESOLVED} ${unresolved}`] : []),
  ].join('\n');
}

export const metrics = command({
  name: 'metrics',
  summary: 'AUC, balanced accuracy, advantage and TPR at FPR of {scores, members, fprs?}',
  positional: ['FILE'],
  flags: [],
  run({ positional: [file = ''] }) {
    const found = metricsCommand(readJson(file));
    return { json: found, text: metricsText(found) };
  },
});
