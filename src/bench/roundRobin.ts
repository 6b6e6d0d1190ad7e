/** Interleaved measurement: whatever else the machine does meanwhile then falls on every implementation alike. */
import type { Lap, OpenWorkload } from './implementation.ts';

export interface RoundOptions {
  /** Rounds that count; one more comes before them, to warm up. */
  readonly rounds: number;
  /** How long each implementation runs per round; one step at least. */
  readonly seconds: number;
  /** Awaited between laps. @throws to end the measurement */
  readonly checkpoint: () => Promise<void>;
  /** Told after each lap: laps done, and laps in all. */
  readonly progress: (done: number, all: number) => void;
}

/** Seconds of a lap that has warmed itself up: it counts as the first round's, which saves whole minutes on slow engines. */
export const WARM_SECONDS = 1;

/**
 * Every round, each implementation runs once while the others idle.
 *
 * @returns each implementation's laps, one per round; an implementation that failed has its error instead, and the others go on
 */
export async function roundRobin<Id>(
  implementations: ReadonlyMap<Id, OpenWorkload>,
  { rounds, seconds, checkpoint, progress }: RoundOptions,
): Promise<Map<Id, readonly Lap[] | Error>> {
  const laps = new Map<Id, Lap[]>([...implementations.keys()].map((id) => [id, []]));
  const failures = new Map<Id, Error>();
  const all = (rounds + 1) * implementations.size;
  let done = 0;
  for (let round = 0; round <= rounds; round++) {
    for (const [id, implementation] of implementations) {
      await checkpoint();
      done++;
      const own = laps.get(id)!;
      if (failures.has(id) || own.length === Math.max(1, round)) continue;
      try {
        const lap = await implementation.run(seconds);
        if (round > 0 || lap.seconds > WARM_SECONDS) own.push(lap);
      } catch (error) {
        failures.set(id, error instanceof Error ? error : new Error(String(error)));
      }
      progress(done, all);
    }
  }
  return new Map([...laps].map(([id, all]) => [id, failures.get(id) ?? all]));
}
