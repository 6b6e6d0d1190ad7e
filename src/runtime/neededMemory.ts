/** The memory of runs that are known ahead: an outcome is held until the last of them that needs it is done, and no longer. */
import type { Experiment } from '../lab/experiment/experiment.ts';
import { outcomeKeys } from '../lab/pipeline/outcomeKeys.ts';
import { SessionMemory } from './sessionMemory.ts';

export class NeededMemory extends SessionMemory {
  /** By how many runs that are not done. */
  private readonly needs = new Map<string, number>();

  /** @param mostBytes that outcomes take together: beyond, the longest unused go all the same, and are computed again */
  constructor(mostBytes: number) {
    super(Number.POSITIVE_INFINITY, mostBytes);
  }

  /** @param engine that computes them, by its backend's name */
  expect(experiments: readonly Experiment[], engine: string): void {
    for (const experiment of experiments) {
      for (const key of outcomeKeys(experiment, engine)) this.needs.set(key, (this.needs.get(key) ?? 0) + 1);
    }
  }

  /** One that was expected, however it ended: what nobody else needs is let go. */
  done(experiment: Experiment, engine: string): void {
    for (const key of outcomeKeys(experiment, engine)) {
      const needs = this.needs.get(key);
      if (needs === undefined) continue;
      if (needs > 1) this.needs.set(key, needs - 1);
      else {
        this.needs.delete(key);
        this.drop(key);
      }
    }
  }
}
