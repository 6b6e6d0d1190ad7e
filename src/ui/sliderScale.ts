export interface SliderRange {
  min: number;
  max: number;
  scale: 'linear' | 'log';
  /** Linear only: the grid's spacing. A log scale uses two significant digits. */
  step?: number;
}

const tidy = (value: number) => Number(value.toPrecision(12));
const clamp = (value: number, { min, max }: SliderRange) => Math.min(max, Math.max(min, value));
const linearStep = ({ min, max, step }: SliderRange) => step ?? (max - min) / 100;

/** Where a value sits on the track, 0 to 1. */
export function toFraction(value: number, range: SliderRange): number {
  const { min, max, scale } = range;
  const inside = clamp(value, range);
  return scale === 'log' ? Math.log(inside / min) / Math.log(max / min) : (inside - min) / (max - min);
}

/** The grid value nearest to a place on the track. */
export function fromFraction(fraction: number, range: SliderRange): number {
  const { min, max, scale } = range;
  const raw = scale === 'log' ? min * (max / min) ** fraction : min + fraction * (max - min);
  return snap(raw, range);
}

function snap(value: number, range: SliderRange): number {
  const step = range.scale === 'log' ? logStep(value) : linearStep(range);
  const origin = range.scale === 'log' ? 0 : range.min;
  return clamp(tidy(origin + Math.round((value - origin) / step) * step), range);
}

/** One step up or down; a large step is a tenth of a linear track, or the next of 1, 2, 5 on a log one. */
export function nudge(value: number, direction: 1 | -1, large: boolean, range: SliderRange): number {
  if (range.scale === 'linear') {
    const step =
      linearStep(range) *
      (large ? Math.max(1, Math.round(0.1 * ((range.max - range.min) / linearStep(range)))) : 1);
    return snap(value + direction * step, range);
  }
  if (large) return clamp(rung(value, direction), range);
  const step = direction > 0 ? logStep(value) : logStep(value * (1 - 1e-9));
  return snap(value + direction * step, range);
}

/** Two significant digits: tenths up to 2, fifths up to 5, halves up to 10. */
function logStep(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-12);
  const mantissa = value / decade;
  return decade * (mantissa < 2 - 1e-9 ? 0.1 : mantissa < 5 - 1e-9 ? 0.2 : 0.5);
}

function rung(value: number, direction: 1 | -1): number {
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-12);
  const ladder = [0.5, 1, 2, 5, 10].map((mantissa) => tidy(mantissa * decade));
  if (direction < 0) ladder.reverse();
  return ladder.find((next) => direction * (next - value) > 1e-9 * value) ?? value;
}
