/** The report as a person reads it in a terminal. */
import { reachedText, UNRESOLVED, unresolvedText } from '../../lab/evaluation/operatingPointText.ts';
import { memorisationText } from '../../lab/leaveOut/leaveOutText.ts';
import { areaRange, bitsText, percent, points, pointsRange } from '../../lab/numbers.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { attackColumn } from './attackColumn.ts';

const ONE_PERCENT = 0.01;

/** What the views tell of membership, in one line. */
function informationText({ pair, view, answer, examples }: RunResult['information']): string {
  const bits = [pair, view, answer].map(bitsText);
  return `bits of membership, of 1, on ${examples} of the shadow's examples: pair of views ${bits[0]}, one view ${bits[1]}, answer without dropout ${bits[2]}`;
}

/** So many of the most memorised examples, in one line. */
const TOLD = 3;

function memorisedText({ models, examples }: NonNullable<RunResult['memorisation']>): string {
  const most = examples.slice(0, TOLD).map((one) => `${one.example} (${memorisationText(one)})`);
  return `- most memorised, by ${models} reference models: examples ${most.join(', ')}; leave-out --example ${examples[0]!.example} takes one out`;
}

export function runText({
  remarks = [],
  target,
  shadow,
  attacks,
  information,
  diagnosis,
  memorisation,
  timing,
  engine,
  link,
  experiment,
}: RunResult): string {
  const unresolved = unresolvedText(
    attacks.flatMap(({ tprAtFpr }) => tprAtFpr.filter(({ fpr }) => fpr === ONE_PERCENT)),
  );
  const rows = [...attacks]
    .sort((a, b) => b.auc.value - a.auc.value)
    .map(({ name, balancedAccuracy, auc, tprAtFpr }) => {
      const onePercent = tprAtFpr.find(({ fpr }) => fpr === ONE_PERCENT);
      const tail = onePercent
        ? `${points(onePercent.tpr)}${onePercent.resolved ? '' : UNRESOLVED} (${reachedText(onePercent)})`
        : '';
      return `  ${attackColumn(name)}${pointsRange(balancedAccuracy).padEnd(22)}${areaRange(auc).padEnd(26)}${tail}`;
    });
  const [targetLine, shadowLine] = [target, shadow].map(
    ({ trainAccuracy, testAccuracy }) => `train ${percent(trainAccuracy)}, test ${percent(testAccuracy)}`,
  );
  return [
    `target: ${targetLine}; shadow: ${shadowLine}`,
    '',
    `  ${attackColumn('attack')}${'balanced accuracy, %'.padEnd(22)}${'AUC'.padEnd(26)}TPR, %, at 1 % FPR (FPR reached, non-members called members)`,
    ...rows,
    ...(unresolved ? [`${UNRESOLVED} ${unresolved}`] : []),
    '',
    informationText(information),
    '',
    ...remarks.map((remark) => `- data: ${remark}`),
    ...diagnosis.map(({ text }) => `- ${text}`),
    ...(memorisation ? [memorisedText(memorisation)] : []),
    '',
    `seed ${experiment.seed}, ${engine.backend} (${engine.adapter}), ${timing.totalSeconds.toFixed(1)} s, ${link}`,
  ].join('\n');
}
