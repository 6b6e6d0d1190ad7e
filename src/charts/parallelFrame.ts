/** Where parallel axes lie in a picture of some width: side by side, or on a phone beneath each other. Pixels. */
import { LETTER } from './letters.ts';
import { type ParallelAxis, spacedTicks, spreadReach } from './parallel.ts';
import { linearScale, type Scale } from './scales.ts';

export interface ParallelFrame {
  /** Whether axes stand side by side, the least at the foot. Otherwise they lie, the least at the left. */
  readonly upright: boolean;
  readonly width: number;
  readonly height: number;
  /** Of each axis. */
  readonly along: readonly number[];
  readonly toAcross: Scale;
  readonly toAt: Scale;
  /** Beside the first axis and the last, where values are written. */
  readonly left: number;
  readonly right: number;
}

/** Beneath this, each axis has too little room beside the next. */
const LEAST_GAP = 150;
const HEIGHT = 400;
/** Of two lines of names over upright axes. */
const NAMES = 40;
/** For lines of an axis's last stop, and for the end of its brush. */
const INSET = 26;
const SPREAD = 13;
const BESIDE = 6;
/** From one lying axis to the next. */
const EACH = 100;
const FIRST = 34;
const LAST = 36;
const MOST_LEFT = 130;
const LABEL_GAP = 14;
const LINE = 15;

export function parallelFrame(width: number, axes: readonly ParallelAxis[]): ParallelFrame {
  const labels = (axis: ParallelAxis | undefined) =>
    Math.min(
      MOST_LEFT,
      LABEL_GAP + LETTER * (1 + Math.max(1, ...(axis?.ticks ?? []).map(({ text }) => text.length))),
    );
  const [left, right] = [labels(axes[0]), labels(axes.at(-1))];
  const gaps = Math.max(1, axes.length - 1);
  const upright = (width - left - right) / gaps >= LEAST_GAP;
  const height = upright ? HEIGHT : FIRST + EACH * gaps + LAST;
  const along = axes.map((_, i) => (upright ? left + (i * (width - left - right)) / gaps : FIRST + EACH * i));
  const across = upright ? ([height - INSET, NAMES + INSET] as const) : ([INSET, width - INSET] as const);
  return {
    ...{ upright, width, height, along, left, right },
    toAcross: linearScale([0, 1], across),
    toAt: linearScale(across, [0, 1]),
  };
}

const lengthOf = ({ toAcross }: ParallelFrame) => Math.abs(toAcross(1) - toAcross(0));

/** How far lines of one stop are spread at most, as a share of an axis. */
export const mostSpread = (frame: ParallelFrame): number => SPREAD / Math.max(1, lengthOf(frame));

/** Across: where what is kept of an axis begins and ends, clear of the lines that lie there. */
export function keptEnds(frame: ParallelFrame, axis: ParallelAxis): readonly [from: number, to: number] {
  const { stops, brush } = axis;
  const reach = spreadReach(axis, mostSpread(frame));
  const [from, to] = brush ?? [0, stops.length - 1];
  const outwards = frame.upright ? BESIDE : -BESIDE;
  return [
    frame.toAcross((stops[from]?.at ?? 0) - reach) + outwards,
    frame.toAcross((stops[to]?.at ?? 1) + reach) - outwards,
  ];
}

export interface PlacedTick {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** For its letters. */
  readonly room: number;
}

/** The values that are written at an axis, none over another. */
export function placedTicks(
  frame: ParallelFrame,
  axes: readonly ParallelAxis[],
  index: number,
): PlacedTick[] {
  const { upright, along, toAcross, width, left, right } = frame;
  const { ticks } = axes[index]!;
  const at = along[index]!;
  const places = ticks.map((tick) => toAcross(tick.at));
  if (upright) {
    const isFirst = index === 0;
    const gap = (along[1] ?? width) - along[0]!;
    const room = isFirst ? left - LABEL_GAP : index === axes.length - 1 ? right - LABEL_GAP : gap / 2;
    return spacedTicks(
      places,
      places.map(() => LINE / 2),
    ).map((i) => ({
      text: ticks[i]!.text,
      x: isFirst ? at - LABEL_GAP : at + LABEL_GAP,
      y: places[i]! + 4,
      anchor: isFirst ? 'end' : 'start',
      room,
    }));
  }
  const room = width / Math.max(1, Math.min(ticks.length, 3)) - LETTER;
  const halves = ticks.map(({ text }) => Math.min(room, (text.length + 1) * LETTER) / 2);
  const inside = places.map((place, i) => Math.min(width - halves[i]!, Math.max(halves[i]!, place)));
  return spacedTicks(inside, halves).map((i) => ({
    text: ticks[i]!.text,
    x: inside[i]!,
    y: at + 21,
    anchor: 'middle',
    room,
  }));
}
