/** The little world of a stage that runs alone in a test. */
import { randomStream } from '../random.ts';
import type { StageContext, StageUpdate } from '../stages/stageContext.ts';

/** Draws as a training worker would for this stage and seed; `updates` holds what the stage said. */
export function quietContext(
  stage: string,
  seed: number,
): StageContext & { readonly updates: StageUpdate[] } {
  const updates: StageUpdate[] = [];
  return {
    updates,
    random: (purpose) => randomStream(seed, `${stage}/${purpose}`),
    update: (update) => {
      updates.push(update);
    },
    wantsFrame: () => true,
    wantsLosses: () => true,
    checkpoint: () => Promise.resolve(),
  };
}
