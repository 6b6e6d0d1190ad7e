/** Asks what the next run would take, when somebody wants to know and the page has nothing better to do. */
import { withPairs } from '../../lab/experiment/experimentText.ts';
import { toMessage } from '../../runtime/errors.ts';
import { onExperimentChange, resolveDatasetVersion } from './experimentChanges.ts';
import { excludedEngines, labClient } from './labClient.ts';
import { refusalByData } from './refusal.ts';
import { useLab } from './store.ts';

/** Time for a slider to come to rest. */
const SETTLE_MS = 400;

const lab = useLab.getState;

let wanted = false;
let allowed = false;
let settling: ReturnType<typeof setTimeout> | undefined;

async function measure(): Promise<void> {
  const { status, sweep } = lab();
  if (status === 'running' || status === 'paused' || sweep) return;
  await resolveDatasetVersion();
  const { experiment, requestedEngine } = lab();
  if (refusalByData(lab())) {
    // It would be measured for nothing.
    lab().setEstimate(null);
    return;
  }
  const isCurrent = () => lab().experiment === experiment;
  lab().estimateBegins();
  try {
    const estimate = await labClient.estimate(experiment, requestedEngine, excludedEngines);
    if (isCurrent()) lab().setEstimate(estimate);
  } catch (error) {
    const said = toMessage(error);
    // What else there is: another one came first, or a run, which shows what is wrong.
    if (said.name === 'CodeNotLoaded') lab().addNotice(said);
    if (isCurrent()) lab().setEstimate(null);
  }
}

function settle(): void {
  clearTimeout(settling);
  if (wanted && allowed) settling = setTimeout(() => void measure(), SETTLE_MS);
}

onExperimentChange(() => {
  lab().setEstimate(null);
  // Before that the address sets the experiment, not a person.
  if (allowed) wanted = true;
  settle();
});

export const estimateController = {
  /** A person looks at where it is shown: it is measured, and again whenever the experiment has settled. */
  wantEstimate(): void {
    const { estimate, estimating } = lab();
    const again = !wanted || (!estimate && !estimating);
    wanted = true;
    if (again) settle();
  },
  /** The engine may be asked from now on. */
  allowEstimates(): void {
    if (allowed) return;
    allowed = true;
    settle();
  },
  /** Changes the experiment to one that can be run. */
  take(settings: Iterable<readonly [path: string, value: unknown]>): void {
    const { experiment, changeExperiment } = lab();
    changeExperiment(withPairs(experiment, settings).experiment);
  },
};
