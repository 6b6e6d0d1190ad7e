/** The nearest setting that fits: what to make smaller, and by how much. */
import { type Experiment, knobAt } from '../experiment/experiment.ts';
import { withPairs } from '../experiment/experimentText.ts';
import type { NumberKnob } from '../experiment/knob.ts';
import type { DataShape } from './kindsOfWork.ts';
import { type Crew, type MemoryLimits, type ModelSizes, memoryNeed, shortageOf } from './memory.ts';

/** `PATH=VALUE` in two parts. */
export type Setting = readonly [path: string, value: number];

/** A batch hardly changes what is learnt, fewer members change more, a narrower model most. */
const KNOBS = ['target.batchSize', 'dataset.membersPerModel', 'target.width'] as const;
type Knob = (typeof KNOBS)[number];

const knobValue = ({ target, dataset }: Experiment, knob: Knob): number =>
  ({
    'target.batchSize': target.batchSize,
    'dataset.membersPerModel': dataset.membersPerModel,
    'target.width': target.width,
  })[knob];

/** A narrower model: activations shrink with the width, weights at least as much. */
function narrowed(sizes: ModelSizes, ratio: number): ModelSizes {
  const rows = ({ fixed, perRow }: ModelSizes['query']) => ({ fixed: fixed * ratio, perRow: perRow * ratio });
  return {
    parameters: sizes.parameters * ratio,
    training: rows(sizes.training),
    plain: rows(sizes.plain),
    query: rows(sizes.query),
    largestPerRow: sizes.largestPerRow * ratio,
  };
}

/** Half, and half again: round values, down to the least that the knob allows. */
function smaller(knob: Knob, from: number): number[] {
  const { min, kind } = knobAt(knob) as NumberKnob;
  const values: number[] = [];
  for (let value = from / 2; value > min; value /= 2) {
    values.push(kind === 'integer' ? Math.floor(value) : Number(value.toPrecision(3)));
  }
  return [...values, min].filter((value) => value < from);
}

/**
 * Changes one knob where that is enough, by as little as halving allows, and of two that must shrink alike the one that
 * changes less of what is learnt; else two, else all three.
 *
 * @returns settings that fit, none where none do
 */
export function nearestFitting(
  experiment: Experiment,
  data: DataShape,
  sizes: ModelSizes,
  limits: MemoryLimits,
  crew: Crew,
): Setting[] {
  const fits = (settings: readonly Setting[]) => {
    const changed = withPairs(experiment, settings).experiment;
    const now = narrowed(sizes, changed.target.width / experiment.target.width);
    return shortageOf(memoryNeed(changed, data, now, crew), limits) === null;
  };
  const options = KNOBS.map((knob) =>
    smaller(knob, knobValue(experiment, knob)).map((value): Setting => [knob, value]),
  );
  const [batches, members, widths] = options as [Setting[], Setting[], Setting[]];
  const candidates = [
    ...options.flat().map((setting) => [setting]),
    ...batches.flatMap((a) => [...members, ...widths].map((b) => [a, b])),
    ...members.flatMap((a) => widths.map((b) => [a, b])),
    ...batches.flatMap((a) => members.flatMap((b) => widths.map((c) => [a, b, c]))),
  ];
  const shrinkage = (settings: readonly Setting[]) =>
    settings.reduce((sum, [path, value]) => sum + Math.log(knobValue(experiment, path as Knob) / value), 0);
  return (
    candidates
      .filter(fits)
      .sort((a, b) => a.length - b.length || shrinkage(a) - shrinkage(b))
      .at(0) ?? []
  );
}
