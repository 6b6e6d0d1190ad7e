/** Runs what is pinned and was not run, one after the other, on the page itself: each is seen learning, can be paused and stopped. */
import { sameExperiment } from './belonging.ts';
import type { Pin } from './pinsSlice.ts';
import { refusalByData } from './refusal.ts';
import { runController } from './runController.ts';
import { isUnderWay } from './runSlice.ts';
import { type LabState, useLab } from './store.ts';

const lab = useLab.getState;

/** Why an experiment that is kept cannot be run here. */
export const pinRefusal = (
  { experiment }: Pick<Pin, 'experiment'>,
  { kept, deployed, listed }: Pick<LabState, 'kept' | 'deployed' | 'listed'>,
) => refusalByData({ experiment, kept, deployed, listed });

export const toRun = (state: LabState): readonly Pin[] =>
  state.pins.filter((pin) => pin.run === null && !pinRefusal(pin, state));

/** Until the run under way has ended, however it does. */
function ended(): Promise<void> {
  return new Promise((resolve) => {
    if (!isUnderWay(lab())) return resolve();
    const stopListening = useLab.subscribe((state) => {
      if (isUnderWay(state)) return;
      stopListening();
      resolve();
    });
  });
}

/** Runs what the page is at. @returns whether it came to its end, and the page is still at it */
export async function runHere(): Promise<boolean> {
  runController.run();
  await ended();
  const { status, last, experiment } = lab();
  return status === 'finished' && last !== null && sameExperiment(last.experiment, experiment);
}

/** Ends early where a run is stopped or fails, or the person turns to something else. Then it is back at the experiment that it began at. */
export async function runPins(): Promise<void> {
  const { experiment: begun } = lab();
  for (const { id, experiment } of toRun(lab())) {
    if (!toRun(lab()).some((pin) => pin.id === id)) continue;
    runController.leaveFor(() => lab().replaceExperiment(experiment));
    if (!(await runHere())) return;
  }
  lab().replaceExperiment(begun);
}
