export interface NumberRange {
  min: number;
  max: number;
  integer?: boolean;
  even?: boolean;
  /** The number is told in per cent already; elsewhere a percent sign divides by a hundred. */
  isPercent?: boolean;
}

/** Why what was typed is not taken. */
export type WrongNumber = 'empty' | 'text' | 'outside' | 'fraction' | 'odd';

export type TypedNumber = { readonly value: number } | { readonly wrong: WrongNumber };

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
/** 15,000 and 15 000: of three digits each, which no fraction of a whole number is taken for. */
const THOUSANDS = /^\d{1,3}([, ]\d{3})+$/;

/** Without spaces at the ends, with one kind of minus and of space. */
const plain = (text: string) =>
  text
    .trim()
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/\s/g, ' ');

/** What a person typed: with comma or point, with or without a percent sign. */
export function typedNumber(text: string, range: NumberRange): TypedNumber {
  const { min, max, integer = false, even = false, isPercent = false } = range;
  const [, written = '', sign] = /^(.*?) ?(%?)$/.exec(plain(text)) ?? [];
  if (written === '') return { wrong: 'empty' };
  const digits =
    integer && THOUSANDS.test(written) ? written.replace(/[, ]/g, '') : written.replace(',', '.');
  // 1.000 is one to some and a thousand to others.
  const isUnclear = integer && /^\d{1,3}(\.\d{3})+$/.test(written);
  if (!NUMBER.test(digits) || isUnclear || (sign && integer && !isPercent)) return { wrong: 'text' };
  const value = sign && !isPercent ? Number((Number(digits) / 100).toPrecision(12)) : Number(digits);
  if (integer && Number.isFinite(value) && !Number.isInteger(value)) return { wrong: 'fraction' };
  if (!Number.isFinite(value) || value < min || value > max) return { wrong: 'outside' };
  return even && value % 2 !== 0 ? { wrong: 'odd' } : { value };
}

/** The number a person typed, or null when it is no number in the range. */
export function readNumber(text: string, range: NumberRange): number | null {
  const typed = typedNumber(text, range);
  return 'value' in typed ? typed.value : null;
}

/** The next multiple of `step` above (direction 1) or below (-1), inside the range. */
export function stepNumber(
  value: number,
  step: number,
  direction: number,
  { min, max }: NumberRange,
): number {
  const next = direction > 0 ? Math.floor(value / step + 1e-9) + 1 : Math.ceil(value / step - 1e-9) - 1;
  return Math.min(max, Math.max(min, Number((next * step).toPrecision(12))));
}
