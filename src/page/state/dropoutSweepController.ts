/** Measures what views tell of membership at several dropout rates, on request. */
import { SWEEP_RATES } from '../../lab/studies/dropoutSweep.ts';
import { excludedEngines, labClient, listenToLab } from './labClient.ts';
import { useLab } from './store.ts';

const lab = useLab.getState;

listenToLab((message) => {
  // A sweep that was stopped may still be answered.
  if (!lab().sweep) return;
  if (message.kind === 'sweepRate') lab().addMeasured(message.rate, message.information);
  else if (message.kind === 'sweepEnded' && message.error) lab().sweepFailed(message.error);
  else if (message.kind === 'sweepEnded') lab().sweepEnds();
});

export const dropoutSweepController = {
  /** Of the experiment on the page; never while a run is under way. */
  startSweep(): void {
    const { status, experiment, requestedEngine, sweepBegins } = lab();
    if (status === 'running' || status === 'paused') return;
    sweepBegins(experiment, SWEEP_RATES.length);
    labClient.dropoutSweep(experiment, SWEEP_RATES, requestedEngine, excludedEngines);
  },
  stopSweep(): void {
    if (!lab().sweep) return;
    labClient.stop();
    lab().sweepEnds();
  },
};
