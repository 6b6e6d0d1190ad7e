/** Numbers as the page shows them: sensible digits, true minus signs, units. */
interface Range {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const minus = (text: string) => text.replaceAll('-', '−');

/** 0.604 -> "60.4 %" */
export const percent = (value: number, digits = 1) => minus(`${(100 * value).toFixed(digits)} %`);

/** A rate on an axis: "0.1 %", "50 %" */
export const rate = (value: number) => `${Number((100 * value).toPrecision(3))} %`;

const fixed = (value: number, digits: number) => {
  const shown = value.toFixed(digits);
  // A small negative number must not become a negative zero.
  return minus(Number(shown) === 0 ? shown.replace('-', '') : shown);
};

/** 0.604 -> "60.4" */
export const points = (value: number, digits = 1) => fixed(100 * value, digits);

/** A position on an axis of this length, to a hundredth of its power of ten: −0.0000001 of 9.8 -> "0.00" */
export const position = (value: number, length: number) =>
  fixed(value, Math.min(20, Math.max(0, 2 - Math.floor(Math.log10(length || 1)))));

/** +2.1, −4.8 */
export const signedPoints = (value: number) => `${value > 0 ? '+' : ''}${points(value)}`;

/** "60.4 % [57.1, 63.7]" */
export const percentRange = ({ value, low, high }: Range) =>
  `${percent(value)} [${points(low)}, ${points(high)}]`;

/** "+2.1 pp [0.4, 3.9]" */
export const differenceText = ({ value, low, high }: Range) =>
  `${signedPoints(value)} pp [${points(low)}, ${points(high)}]`;

/** Half the interval's width, in points. */
export const plusMinus = ({ low, high }: Range) => points((high - low) / 2);

/** An AUC without its leading zero in the interval: "0.601 [.563, .639]" */
export const area = ({ value, low, high }: Range) => {
  const short = (number: number) => number.toFixed(3).replace(/^0/, '');
  return { value: value.toFixed(3), range: `[${short(low)}, ${short(high)}]` };
};

export const seconds = (value: number) =>
  value < 0.095
    ? '< 0.1 s'
    : value < 9.95
      ? `${value.toFixed(1)} s`
      : value < 90
        ? `${Math.round(value)} s`
        : `${Math.round(value / 60)} min`;

export const short = (value: number) => minus(String(Number(value.toPrecision(3))));

/** 4000 -> "4,000". By hand: the browser takes tens of milliseconds to set up its number formats. */
export const count = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** 3522700 -> "3.5 MB" */
export const bytes = (value: number) =>
  value < 1e6
    ? `${Math.ceil(value / 1e3)} kB`
    : value < 1e9
      ? `${(value / 1e6).toFixed(value < 1e8 ? 1 : 0)} MB`
      : `${(value / 1e9).toFixed(1)} GB`;
