/**
 * The change of settings that waits for the person's word, since it costs so much more than the run before: held, asked about,
 * and let go once it is known to cost little after all.
 */
import type { Estimate } from '../../lab/estimate/estimate.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { asksFirst, costOfChange, costOfWhole, isLong } from './changeCost.ts';
import { estimateController } from './estimateController.ts';
import type { HeldChange, Scarce } from './estimateSlice.ts';
import { isLineDear } from './line.ts';
import { useLab } from './store.ts';

const lab = useLab.getState;

/** @param before what is run, or has been; null: nothing, so that nothing tells the cost. @returns whether the change waits */
export function holdIfDear(before: Experiment | null): boolean {
  const { experiment, last, holdChange } = lab();
  const cost = before && costOfChange(before, experiment, last?.report ?? null);
  const isHeld = cost !== null && asksFirst(cost);
  holdChange(isHeld ? { before: before!, cost, scarce: null } : null);
  if (isHeld) estimateController.wantEstimate();
  return isHeld;
}

/** Gigabytes, as browsers tell of them: with so few another program may have to end. */
const LITTLE_MEMORY = 1;

/** What this device may not have to spare for a run that nobody has asked for by name. */
function scarce(): Scarce | null {
  if (isLineDear()) return 'line';
  const { deviceMemory } = (globalThis.navigator ?? {}) as { readonly deviceMemory?: number };
  return deviceMemory !== undefined && deviceMemory <= LITTLE_MEMORY ? 'memory' : null;
}

/**
 * The first run of the tab, begun by the first setting that is moved, asks where it costs far more than the recorded one, or
 * the device has little to spare.
 * @param before what was opened
 * @param like what the recorded run took
 * @returns whether it waits
 */
export function holdFirstIfDear(before: Experiment, like: RunResult | null): boolean {
  const { experiment, holdChange } = lab();
  const cost = costOfWhole(experiment, like);
  const lacks = scarce();
  const isHeld = lacks !== null || asksFirst(cost);
  holdChange(isHeld ? { before, cost, scarce: lacks } : null);
  // To measure is to fetch the engine.
  if (isHeld && lacks === null) estimateController.wantEstimate();
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
function isCheap({ cost, scarce }: HeldChange, { seconds, stages }: Estimate): boolean {
  if (scarce) return false;
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
