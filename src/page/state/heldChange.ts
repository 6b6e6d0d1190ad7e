/**
 * The change of settings that waits for the person's word, since it costs so much more than the run before: held, asked about,
 * and let go once it is known to cost little after all.
 */
import type { Estimate } from '../../lab/estimate/estimate.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { asksFirst, costOfChange, isLong } from './changeCost.ts';
import { estimateController } from './estimateController.ts';
import type { HeldChange } from './estimateSlice.ts';
import { useLab } from './store.ts';

const lab = useLab.getState;

/** @param before what is run, or has been; null: nothing, so that nothing tells the cost. @returns whether the change waits */
export function holdIfDear(before: Experiment | null): boolean {
  const { experiment, last, holdChange } = lab();
  const cost = before && costOfChange(before, experiment, last?.report ?? null);
  const isHeld = cost !== null && asksFirst(cost);
  holdChange(isHeld ? { before: before!, cost } : null);
  if (isHeld) estimateController.wantEstimate();
  return isHeld;
}

/** Nothing waits any more: it was run, taken back or replaced by something else. */
export function holdNothing(): void {
  lab().holdChange(null);
}

/** Gives it up: the settings are again what is run, or shown. */
export function takeBackHeld(): void {
  const { held, replaceExperiment } = lab();
  if (held) replaceExperiment(held.before, lab());
}

/** Most of it may be remembered, which is known once it has been measured. */
function isCheap({ cost }: HeldChange, { seconds, stages }: Estimate): boolean {
  const isRemembered = stages.some(({ name, remembered }) => name === 'referenceModels' && remembered);
  return (!cost.addsModels || isRemembered) && !isLong(seconds, cost.before);
}

/** Calls back when what is held turns out to cost little. */
export function onHeldCheap(start: () => void): void {
  useLab.subscribe(({ estimate, held }, before) => {
    if (!held || !estimate || estimate === before.estimate || estimate.seconds === null) return;
    if (isCheap(held, estimate)) start();
  });
}
