/** Runs that the person keeps to compare. */
import type { JudgedRun } from './brought.ts';
import type { Slice } from './slice.ts';

export interface Pin {
  /** The link of its experiment: an experiment is pinned once. */
  readonly id: string;
  /** The person's own name for it; empty: it is named by its settings. */
  readonly name: string;
  readonly run: JudgedRun;
}

/** More lines than that are not told apart in one chart. */
export const MOST_PINS = 6;

export interface PinsSlice {
  readonly pins: readonly Pin[];
  /** Does nothing where it is pinned already, or there is no room. */
  pinRun(run: JudgedRun): void;
  unpin(id: string): void;
  renamePin(id: string, name: string): void;
  /** Before others, or behind them. */
  movePin(id: string, by: -1 | 1): void;
  /** Those of an earlier visit, before those of this one. */
  restorePins(pins: readonly Pin[]): void;
}

export const pinIdOf = (run: Pick<JudgedRun, 'report'>) => run.report.link;

function moved(pins: readonly Pin[], id: string, by: -1 | 1): readonly Pin[] {
  const at = pins.findIndex((pin) => pin.id === id);
  const other = pins[at + by];
  if (at < 0 || !other) return pins;
  return pins.map((pin, i) => (i === at ? other : i === at + by ? pins[at]! : pin));
}

export const createPinsSlice: Slice<PinsSlice> = (set) => {
  const change = (next: (pins: readonly Pin[]) => readonly Pin[]) =>
    set(({ pins }) => ({ pins: next(pins) }));
  return {
    pins: [],
    pinRun: (run) =>
      change((pins) => {
        const id = pinIdOf(run);
        if (pins.length >= MOST_PINS || pins.some((pin) => pin.id === id)) return pins;
        return [...pins, { id, name: '', run }];
      }),
    unpin: (id) => change((pins) => pins.filter((pin) => pin.id !== id)),
    renamePin: (id, name) => change((pins) => pins.map((pin) => (pin.id === id ? { ...pin, name } : pin))),
    movePin: (id, by) => change((pins) => moved(pins, id, by)),
    restorePins: (kept) =>
      change((pins) =>
        [...kept, ...pins.filter(({ id }) => kept.every((pin) => pin.id !== id))].slice(0, MOST_PINS),
      ),
  };
};
