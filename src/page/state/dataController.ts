/** Looks at the person's files, loads them, and chooses among the sets that there are. */
import type { DatasetName } from '../../lab/data/catalogue.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { KeptData } from '../../runtime/browser/keptData.ts';
import { startDataWorker } from '../../runtime/browser/pageWorkers.ts';
import type { DataClient } from '../../runtime/data/client.ts';
import type { FetchData } from '../../runtime/data/fetchedBytes.ts';
import type { LoadOptions, PickedFile } from '../../runtime/data/protocol.ts';
import { toMessage } from '../../runtime/errors.ts';
import { setOf, usableSets, withDataset } from './dataSets.ts';
import { lateCode } from './lateCode.ts';
import { useLab } from './store.ts';

const lab = useLab.getState;

// Most visitors load nothing: what loading needs comes late.
const clientCode = lateCode(() => import('../../runtime/data/client.ts'));
const storeCode = lateCode(() => import('../../runtime/browser/keptData.ts'));
const deployedCode = lateCode(() => import('../../runtime/data/deployed.ts'));

let client: DataClient | undefined;
let store: KeptData | undefined;

async function dataClient(): Promise<DataClient> {
  const { DataClient } = await clientCode();
  client ??= new DataClient(startDataWorker);
  return client;
}

async function keptData(): Promise<KeptData> {
  const { KeptData } = await storeCode();
  store ??= new KeptData();
  return store;
}

const fetchData: FetchData = (file, signal) =>
  fetch(`${import.meta.env.BASE_URL}data/${file}`, signal && { signal });

function fail(error: unknown): void {
  const message = toMessage(error);
  if (message.name !== 'LoadCancelled') lab().dataFailed(message);
}

/** Finds out which sets the person has loaded. */
async function refreshKept(): Promise<void> {
  lab().setKept(await (await keptData()).list());
}

/** And which ones lie beside the page. */
async function refreshSets(): Promise<void> {
  const { deployedSets } = await deployedCode();
  const [deployed] = await Promise.all([deployedSets(fetchData), refreshKept()]);
  lab().setDeployed(deployed);
}

/** Told in the page, where the set that is kept is only one thing of many. */
function tellNotListed(error: unknown): void {
  const name = 'DataNotListed';
  const { notices, addNotice } = lab();
  if (notices.some((notice) => notice.name === name)) return;
  const hint = 'What you have loaded is kept, and is listed once this part is opened again.';
  addNotice({ name, message: toMessage(error).message, hint });
}

/** One change of the experiment; nothing where there is no such set. */
function chooseSet(name: DatasetName, checksum: string): void {
  const { kept, deployed, experiment, changeExperiment } = lab();
  const chosen = setOf(usableSets(kept, deployed), { name, content: checksum });
  if (chosen) changeExperiment(withDataset(experiment, chosen));
}

/** What was chosen is gone: nobody has asked for a run of the default set. */
function backToDefaultSet(): void {
  const { kept, deployed, experiment, replaceExperiment } = lab();
  const { name } = DEFAULT_EXPERIMENT.dataset;
  const chosen = setOf(usableSets(kept, deployed), { name, content: '' });
  if (chosen) replaceExperiment(withDataset(experiment, chosen), lab());
}

export const dataController = {
  refreshSets,
  /** What fails is told. */
  lookForKept: (): Promise<void> => refreshKept().catch(tellNotListed),
  /** For where loading is told of. */
  lookForSets: (): Promise<void> => refreshSets().catch(fail),
  chooseSet,
  /** Looks what the files are. */
  async offerFiles(files: readonly PickedFile[]): Promise<void> {
    lab().lookingBegins();
    try {
      const recognised = await (await dataClient()).inspect(files);
      lab().setOffer({ files, recognised });
    } catch (error) {
      fail(error);
    }
  },
  async load(files: readonly PickedFile[], options: LoadOptions): Promise<void> {
    lab().loadingBegins(files.reduce((sum, { file }) => sum + file.size, 0));
    try {
      const loader = await dataClient();
      const { set, ...skips } = await loader.load(files, options, lab().setLoading);
      lab().loaded(set, skips);
      await refreshSets();
    } catch (error) {
      fail(error);
    }
  },
  cancelLoad(): void {
    lab().setLoading(null);
    client?.cancel();
  },
  /** An experiment on the set goes back to the default one. */
  async deleteSet(checksum: string): Promise<void> {
    const usable = () => setOf(usableSets(lab().kept, lab().deployed), lab().experiment.dataset);
    const before = usable();
    try {
      await (await keptData()).drop(checksum);
    } catch (error) {
      return fail(error);
    }
    if (lab().justLoaded?.content === checksum) lab().withdrawOffer();
    await refreshSets().catch(fail);
    if (before && !usable()) backToDefaultSet();
  },
};
