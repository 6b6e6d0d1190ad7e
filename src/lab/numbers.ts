/** Numbers as the page, the report and the terminal write them: sensible digits, true minus signs, units. */
import type { Interval } from './evaluation/interval.ts';

const minus = (text: string) => text.replaceAll('-', '−');

/** With so many digits behind the point; a small negative number does not become a negative zero. */
export const fixed = (value: number, digits: number) => {
  const shown = value.toFixed(digits);
  return minus(Number(shown) === 0 ? shown.replace('-', '') : shown);
};

/** 0.604 -> "60.4" */
export const points = (rate: number, digits = 1) => fixed(100 * rate, digits);

/** 0.604 -> "60.4 %" */
export const percent = (rate: number, digits = 1) => `${points(rate, digits)} %`;

/** A rate on an axis, or one that is allowed, with no more digits than it has: "0.1 %", "50 %" */
export const rate = (value: number) => `${Number((100 * value).toPrecision(3))} %`;

/** +2.1, −4.8 */
export const signedPoints = (value: number) => `${value > 0 ? '+' : ''}${points(value)}`;

/** "60.4 [57.1, 63.7]" */
export const pointsRange = ({ value, low, high }: Interval) =>
  `${points(value)} [${points(low)}, ${points(high)}]`;

/** "60.4 % [57.1, 63.7]" */
export const percentRange = ({ value, low, high }: Interval) =>
  `${percent(value)} [${points(low)}, ${points(high)}]`;

/** "+2.1 pp [0.4, 3.9]" */
export const differenceText = ({ value, low, high }: Interval) =>
  `${signedPoints(value)} pp [${points(low)}, ${points(high)}]`;

/** "0.601 [0.563, 0.639]" */
export const areaRange = ({ value, low, high }: Interval, digits = 3) =>
  `${value.toFixed(digits)} [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;

/** Information about membership, which is one bit: "0.123" */
export const bitsText = ({ bits }: { readonly bits: number }) => bits.toFixed(3);

/** 4000 -> "4,000". By hand: the browser takes tens of milliseconds to set up its number formats. */
export const count = (value: number | bigint) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** A score of any size, in three digits. */
export const short = (value: number) => minus(String(Number(value.toPrecision(3))));

export const secondsText = (value: number) =>
  value < 9.95 ? `${value.toFixed(1)} s` : `${Math.round(value)} s`;

/** What stands beside the figures of an attack that was not judged on every example: "2 rows left out" */
export const leftOutText = (rows: number) => `${count(rows)} ${rows === 1 ? 'row' : 'rows'} left out`;

/** The memory of a run wherever it is told of, so that there is one figure for it: 3522700 -> "3.5 MB" */
export const bytesText = (value: number) =>
  value < 1e6
    ? `${Math.ceil(value / 1e3)} kB`
    : value < 1e9
      ? `${(value / 1e6).toFixed(value < 1e8 ? 1 : 0)} MB`
      : `${(value / 1e9).toFixed(1)} GB`;
