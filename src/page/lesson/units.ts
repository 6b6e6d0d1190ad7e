/** In what a chapter's figure is guessed and told. */
import { fixed, percent, points, signedPoints } from '../../lab/numbers.ts';
import { units } from '../common/unitTexts.ts';

export interface Unit {
  /** So many of the unit are 1 of the figure. */
  readonly times: number;
  readonly shown: (value: number) => string;
  readonly range: (low: number, high: number) => string;
}

export const UNITS = {
  percent: {
    times: 100,
    shown: (value) => percent(value),
    range: (low, high) => `[${points(low)}, ${points(high)}]`,
  },
  points: {
    times: 100,
    shown: (value) => units.points(signedPoints(value)),
    range: (low, high) => `[${points(low)}, ${points(high)}]`,
  },
  /** Half an interval. */
  margin: {
    times: 100,
    shown: (value) => units.margin(points(value)),
    range: (low, high) => `[${points(low)}, ${points(high)}]`,
  },
  bits: {
    times: 1,
    shown: (value) => units.bits(fixed(value, 3)),
    range: (low, high) => `[${fixed(low, 3)}, ${fixed(high, 3)}]`,
  },
} as const satisfies Record<string, Unit>;

export type UnitName = keyof typeof UNITS;

/** "61.3 % [57.6, 64.8]"; without an interval where none is known. */
export function rangeText(
  { value, low, high }: { readonly value: number; readonly low: number | null; readonly high: number | null },
  unit: UnitName,
): string {
  const { shown, range } = UNITS[unit];
  return low === null || high === null ? shown(value) : `${shown(value)} ${range(low, high)}`;
}
