/** A stage in parts, seen from outside as one. */

import type { StageName } from '../stages/catalogue.ts';
import type { PipelineListener, Resolved } from './stageOutcome.ts';

/** One listener for each part: together they tell of one stage, whose progress is the sum of theirs. */
export function joinedListener(
  name: StageName,
  parts: number,
  whole: PipelineListener,
): readonly PipelineListener[] {
  const done = new Float64Array(parts);
  let steps = 0;
  let running = false;
  return Array.from({ length: parts }, (_, part) => ({
    stage(_, state, resolved) {
      if (resolved) done[part] = resolved.outcome.steps;
      // While some part is computed here, the stage is.
      if (state === 'failed' || (state === 'elsewhere' && !running)) whole.stage(name, state);
      if (state !== 'running' || running) return;
      running = true;
      whole.stage(name, state);
    },
    update(_, update) {
      if (update.kind !== 'progress') return;
      done[part] = update.step;
      steps = Math.max(steps, update.steps);
      const step = done.reduce((sum, one) => sum + one, 0);
      whole.update(name, { kind: 'progress', step, steps: steps * parts });
    },
  }));
}

/** The parts' outputs as one outcome; remembered where every part was. */
export function joinedParts(key: string, parts: readonly Resolved[]): Resolved {
  const sum = (of: (part: Resolved) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    key,
    remembered: parts.every(({ remembered }) => remembered),
    outcome: {
      output: parts.map(({ outcome }) => outcome.output),
      seconds: sum(({ outcome }) => outcome.seconds),
      steps: sum(({ outcome }) => outcome.steps),
      engine: parts[0]?.outcome.engine ?? '',
    },
  };
}
