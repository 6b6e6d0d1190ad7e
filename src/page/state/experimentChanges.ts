/** What counts as a change of the experiment on the page, and who hears of it. */
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import { dataController } from './dataController.ts';
import { isPinned, setOf, usableSets } from './dataSets.ts';
import { useLab } from './store.ts';

const lab = useLab.getState;

const listeners: (() => void)[] = [];

/** The experiment that the listeners know of. */
let known = lab().experiment;

useLab.subscribe(({ experiment }) => {
  if (experiment === known) return;
  const changed = changedPairs(experiment, known).length > 0;
  known = experiment;
  if (changed) for (const listener of listeners) listener();
});

/** Calls back, at once, whenever the experiment on the page says something else than before. */
export function onExperimentChange(listener: () => void): void {
  listeners.push(listener);
}

/**
 * Has an experiment that only names a loaded set say which of that name: the newest. It stays the same experiment: no
 * listener is called. Never rejects.
 */
export async function resolveDatasetVersion(): Promise<void> {
  if (isPinned(lab().experiment.dataset)) return;
  // The run needs the store too, and shows what is wrong with it.
  await dataController.refreshSets().catch(() => undefined);
  const { kept, deployed, experiment, changeExperiment } = lab();
  const { dataset } = experiment;
  const found = setOf(usableSets(kept, deployed), dataset);
  if (!found || isPinned(dataset)) return;
  known = { ...experiment, dataset: { ...dataset, content: found.content } };
  changeExperiment(known);
}
