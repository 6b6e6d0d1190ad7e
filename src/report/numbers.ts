/** Numbers as the report writes them: sensible digits, true minus signs, units. */
import type { Interval } from '../lab/evaluation/interval.ts';

const minus = (text: string) => text.replace('-', '−');

/** 0.604 -> "60.4" */
export const points = (rate: number) => minus((100 * rate).toFixed(1).replace(/^-0\.0$/, '0.0'));

/** 0.604 -> "60.4 %" */
export const percent = (rate: number) => `${points(rate)} %`;

/** An allowed rate, with no more digits than it has: "0.1 %". */
export const rate = (value: number) => `${Number((100 * value).toPrecision(3))} %`;

/** "60.4 % [57.1, 63.7]" */
export const percentRange = ({ value, low, high }: Interval) =>
  `${percent(value)} [${points(low)}, ${points(high)}]`;

/** "0.601 [0.563, 0.639]" */
export const area = ({ value, low, high }: Interval) =>
  `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

/** "+2.1 pp [0.4, 3.9]" */
export const differenceRange = ({ value, low, high }: Interval) =>
  `${value > 0 ? '+' : ''}${points(value)} pp [${points(low)}, ${points(high)}]`;

/** 4000 -> "4,000" */
export const count = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

export const seconds = (value: number) => (value < 9.95 ? `${value.toFixed(1)} s` : `${Math.round(value)} s`);

/** A score of any size. */
export const short = (value: number) => minus(String(Number(value.toPrecision(3))));
