/** In which order the points of a study are run. */
import type { Experiment } from '../experiment/experiment.ts';
import { stageKeys } from '../pipeline/stageKey.ts';
import { STAGES } from '../stages/catalogue.ts';

/**
 * Points that share the most stages stand beside each other, from the first stage on: whoever runs some of them at once computes
 * nothing twice, and may forget what the next ones do not share. Otherwise the order stays as it is.
 */
export function inSharingOrder(points: readonly Experiment[]): Experiment[] {
  const known = STAGES.map(() => new Map<string, number>());
  const placed = points.map((point) => {
    const keys = stageKeys(point, '');
    const places = STAGES.map((name, stage) => {
      const numbers = known[stage]!;
      const number = numbers.get(keys[name]) ?? numbers.size;
      numbers.set(keys[name], number);
      return number;
    });
    return { point, places };
  });
  const before = (a: readonly number[], b: readonly number[]) => {
    const differing = a.findIndex((place, stage) => place !== b[stage]);
    return differing < 0 ? 0 : a[differing]! - b[differing]!;
  };
  return placed.toSorted((a, b) => before(a.places, b.places)).map(({ point }) => point);
}

/**
 * For many machines at once: the first of those that share a target goes before all others, so that no two machines wait for one
 * target while another could be trained. Those that follow keep their order.
 */
export function targetsFirst(points: readonly Experiment[]): Experiment[] {
  const seen = new Set<string>();
  const [first, others]: [Experiment[], Experiment[]] = [[], []];
  for (const point of points) {
    const { target } = stageKeys(point, '');
    (seen.has(target) ? others : first).push(point);
    seen.add(target);
  }
  return [...first, ...others];
}
