export interface NumberRange {
  min: number;
  max: number;
  integer?: boolean;
  even?: boolean;
}

/** The number a person typed (comma or point), or null when it is no number in the range. */
export function readNumber(text: string, { min, max, integer, even }: NumberRange): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(trimmed)) return null;
  const value = Number(trimmed);
  if (!Number.isFinite(value) || value < min || value > max) return null;
  if (even && value % 2 !== 0) return null;
  return integer && !Number.isInteger(value) ? null : value;
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
