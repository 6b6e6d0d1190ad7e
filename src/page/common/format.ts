/** Numbers as the page shows them: those that everybody writes alike, and those that only the page shows. */
import type { Interval } from '../../lab/evaluation/interval.ts';
import { fixed, percent, points, signedPoints } from '../../lab/numbers.ts';
import { noiseTexts } from './noiseWords.ts';
import { units } from './unitTexts.ts';

export {
  bitsText,
  bytesText as bytes,
  count,
  leftOutText,
  percent,
  percentRange,
  points,
  rate,
  short,
  signedPoints,
} from '../../lab/numbers.ts';

/** "+2.1 pp [0.4, 3.9]" */
export const differenceText = ({ value, low, high }: Interval) =>
  `${units.points(signedPoints(value))} [${points(low)}, ${points(high)}]`;

/** A position on an axis of this length, to a hundredth of its power of ten: −0.0000001 of 9.8 -> "0.00" */
export const position = (value: number, length: number) =>
  fixed(value, Math.min(20, Math.max(0, 2 - Math.floor(Math.log10(length || 1)))));

/** Half the interval's width, in points: "± 3.3"; its one end where it has but one. */
export const plusMinus = ({ low, high }: Interval) => {
  if (high === 1) return noiseTexts.atLeast(percent(low));
  return low === 0 ? noiseTexts.atMost(percent(high)) : `± ${points((high - low) / 2)}`;
};

/** ".612", "−.041" */
const shortArea = (value: number) =>
  value
    .toFixed(3)
    .replace('-', '−')
    .replace(/^(−?)0/, '$1');

/** An AUC without its leading zero in the interval: "0.601 [.563, .639]" */
export const area = ({ value, low, high }: Interval) => ({
  value: value.toFixed(3),
  range: `[${shortArea(low)}, ${shortArea(high)}]`,
});

/** A difference of areas. */
export const signedArea = ({ value, low, high }: Interval) =>
  `${value > 0 ? '+' : ''}${shortArea(value)} [${shortArea(low)}, ${shortArea(high)}]`;

export const seconds = (value: number) =>
  value < 0.095
    ? '< 0.1 s'
    : value < 9.95
      ? `${value.toFixed(1)} s`
      : value < 90
        ? `${Math.round(value)} s`
        : `${Math.round(value / 60)} min`;
