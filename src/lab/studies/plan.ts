/** A study as it is planned: one experiment, some of its settings that take several values each, and seeds. */
import { DEFAULT_EXPERIMENT, type Experiment, type Knob, knobsUnder } from '../experiment/experiment.ts';
import { changedPairs, withPair } from '../experiment/experimentText.ts';
import type { KnobValue } from '../experiment/knobValues.ts';
import { valueText } from '../experiment/knobValues.ts';

export interface StudyAxis {
  /** Of a knob, or of a group whose knobs take the same value (`head.labelFraction`). */
  readonly path: string;
  /** Each once. */
  readonly values: readonly KnobValue[];
}

export interface StudyPlan {
  readonly base: Experiment;
  /** One at least, of different paths. */
  readonly axes: readonly StudyAxis[];
  /** Each once. */
  readonly seeds: readonly number[];
}

/** What all points of a cell share: a value of each axis. Its points differ in their seed alone. */
export interface StudyCell {
  /** Of each axis the place of its value. */
  readonly at: readonly number[];
  readonly points: readonly Experiment[];
}

/** The knob that speaks for a path: of a group the first. @throws Error for a path that no knob has */
export function axisKnob(path: string): Knob {
  const [first] = knobsUnder(path);
  if (!first) throw new Error(`no knob ${path}`);
  return first;
}

function moved(experiment: Experiment, path: string, value: KnobValue): Experiment {
  return withPair(experiment, path, value, ({ allowed }) => {
    throw new Error(`${path}: ${value} is not checked; allowed: ${allowed}`);
  });
}

/** Every cell, the last axis's values changing fastest; the plan must be checked. */
export function planCells({ base, axes, seeds }: StudyPlan): StudyCell[] {
  const places = axes.reduce<number[][]>(
    (all, { values }) => all.flatMap((at) => values.map((_, i) => [...at, i])),
    [[]],
  );
  return places.map((at) => {
    const cell = at.reduce((experiment, place, axis) => {
      const { path, values } = axes[axis]!;
      return moved(experiment, path, values[place]!);
    }, base);
    return { at, points: seeds.map((seed) => moved(cell, 'seed', seed)) };
  });
}

/** As numbers and words where JSON has them. */
function gridValue(path: string, value: KnobValue): unknown {
  return value === null ? valueText(axisKnob(path), value) : value;
}

/** The same study as the terminal's `sweep` reads it. */
export function planGrid({ base, axes, seeds }: StudyPlan): {
  readonly base: Readonly<Record<string, string>>;
  readonly vary: Readonly<Record<string, readonly unknown[]>>;
} {
  const varied = (path: string) =>
    path === 'seed' || axes.some((axis) => path === axis.path || path.startsWith(`${axis.path}.`));
  return {
    base: Object.fromEntries(changedPairs(base, DEFAULT_EXPERIMENT).filter(([path]) => !varied(path))),
    vary: {
      ...Object.fromEntries(
        axes.map(({ path, values }) => [path, values.map((value) => gridValue(path, value))]),
      ),
      seed: seeds,
    },
  };
}
