/** The report as a person reads it in a terminal. */
import { diagnosisText } from '../lab/evaluation/diagnosisText.ts';
import type { Interval } from '../lab/evaluation/interval.ts';
import type { RunResult } from '../lab/pipeline/runResult.ts';

const percent = (value: number) => (100 * value).toFixed(1);
const range = ({ value, low, high }: Interval) => `${percent(value)} [${percent(low)}, ${percent(high)}]`;
const area = ({ value, low, high }: Interval) =>
  `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

/** What the views tell of membership, in one line. */
function informationText({ pair, view, answer, examples }: RunResult['information']): string {
  const bits = [pair, view, answer].map((one) => one.bits.toFixed(3));
  return `bits of membership, of 1, on ${examples} of the shadow's examples: pair of views ${bits[0]}, one view ${bits[1]}, answer without dropout ${bits[2]}`;
}

export function reportText({
  target,
  shadow,
  attacks,
  information,
  diagnosis,
  timing,
  engine,
  link,
  experiment,
}: RunResult): string {
  const rows = [...attacks]
    .sort((a, b) => b.auc.value - a.auc.value)
    .map(({ name, balancedAccuracy, auc, tprAtFpr }) => {
      const [, onePercent] = tprAtFpr;
      const tail = onePercent ? `${percent(onePercent.tpr)} (${onePercent.falsePositives} false)` : '';
      return `  ${name.padEnd(18)}${range(balancedAccuracy).padEnd(22)}${area(auc).padEnd(26)}${tail}`;
    });
  const [targetLine, shadowLine] = [target, shadow].map(
    ({ trainAccuracy, testAccuracy }) => `train ${percent(trainAccuracy)} %, test ${percent(testAccuracy)} %`,
  );
  return [
    `target: ${targetLine}; shadow: ${shadowLine}`,
    '',
    `  ${'attack'.padEnd(18)}${'balanced accuracy, %'.padEnd(22)}${'AUC'.padEnd(26)}TPR at 1 % FPR, %`,
    ...rows,
    '',
    informationText(information),
    '',
    ...diagnosis.map((one) => `- ${diagnosisText(one)}`),
    '',
    `seed ${experiment.seed}, ${engine.backend} (${engine.adapter}), ${timing.totalSeconds.toFixed(1)} s, ${link}`,
  ].join('\n');
}
