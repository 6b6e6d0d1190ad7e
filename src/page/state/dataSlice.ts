/** The person's data: what is kept, what is being loaded, and which set the experiment uses. */

import type { StateCreator } from 'zustand';
import type { DatasetName } from '../../lab/data/catalogue.ts';
import { NOTHING_SKIPPED, type SkippedFiles } from '../../lab/data/pictures/skipped.ts';
import type { SkippedColumn } from '../../lab/data/tables/readTable.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { KeptData, KeptSet } from '../../runtime/browser/keptData.ts';
import type { DataClient } from '../../runtime/data/client.ts';
import type { LoadOptions, LoadProgress, PickedFile, Recognised } from '../../runtime/data/protocol.ts';
import type { DeployedSet } from '../../runtime/deployed.ts';
import type { ErrorMessage } from '../../runtime/protocol.ts';
import { isPinned, setOf, usableSets, withDataset } from './dataSets.ts';
import type { LabState } from './store.ts';

export type { DeployedSet, KeptSet, LoadOptions, LoadProgress, PickedFile, Recognised };

/** Files whose kind is known, waiting for the person to say how they are to be read. */
export interface Offer {
  readonly files: readonly PickedFile[];
  readonly recognised: Recognised;
}

export interface DataSlice {
  readonly dataShown: boolean;
  readonly kept: readonly KeptSet[];
  readonly deployed: readonly DeployedSet[];
  readonly offer: Offer | null;
  /** What is being done with files; null: nothing. */
  readonly loading: 'looking' | LoadProgress | null;
  readonly dataError: ErrorMessage | null;
  /** Of the files that were loaded last. */
  readonly skipped: SkippedFiles;
  readonly skippedColumns: readonly SkippedColumn[];
  /** The set that was loaded last, until something else is done. */
  readonly justLoaded: KeptSet | null;
  showData(shown: boolean): void;
  /** Finds out which sets the person has loaded. */
  refreshKept(): Promise<void>;
  /** And which ones lie beside the page. */
  refreshSets(): Promise<void>;
  /** Looks what the files are. */
  offerFiles(files: readonly PickedFile[]): Promise<void>;
  withdrawOffer(): void;
  load(files: readonly PickedFile[], options: LoadOptions): Promise<void>;
  cancelLoad(): void;
  deleteSet(checksum: string): Promise<void>;
  /** Has an experiment that only names a loaded set say which of that name: the newest. Never rejects. */
  resolveDatasetVersion(): Promise<void>;
  /** One change of the experiment; nothing where there is no such set. */
  chooseSet(name: DatasetName, checksum: string): void;
}

const IDLE = {
  offer: null,
  loading: null,
  dataError: null,
  skipped: NOTHING_SKIPPED,
  skippedColumns: [],
  justLoaded: null,
};

const fetchData = (file: string) => fetch(`${import.meta.env.BASE_URL}data/${file}`);

export const createDataSlice: StateCreator<LabState, [], [], DataSlice> = (set, get) => {
  // Most visitors load nothing: what loading needs comes with the first file.
  let client: Promise<DataClient> | undefined;
  let store: Promise<KeptData> | undefined;
  const dataClient = () => {
    client ??= Promise.all([
      import('../../runtime/data/client.ts'),
      import('../../runtime/browser/pageWorkers.ts'),
    ]).then(([{ DataClient }, { startDataWorker }]) => new DataClient(startDataWorker));
    return client;
  };
  const keptData = () => {
    store ??= import('../../runtime/browser/keptData.ts').then(({ KeptData }) => new KeptData());
    return store;
  };

  const fail = async (error: unknown) => {
    const { toMessage } = await import('../../runtime/errors.ts');
    const dataError = toMessage(error);
    if (dataError.name !== 'LoadCancelled') set({ loading: null, dataError });
  };

  return {
    dataShown: false,
    kept: [],
    deployed: [],
    ...IDLE,
    showData: (shown) => set({ dataShown: shown }),
    async refreshKept() {
      const kept = await (await keptData()).list();
      set({ kept });
    },
    async refreshSets() {
      const { deployedSets } = await import('../../runtime/deployed.ts');
      const [deployed] = await Promise.all([deployedSets(fetchData), get().refreshKept()]);
      set({ deployed });
    },
    async offerFiles(files) {
      set({ ...IDLE, loading: 'looking', dataShown: true });
      try {
        const recognised = await (await dataClient()).inspect(files);
        set({ loading: null, offer: { files, recognised } });
      } catch (error) {
        await fail(error);
      }
    },
    withdrawOffer: () => set(IDLE),
    async load(files, options) {
      const total = files.reduce((sum, { file }) => sum + file.size, 0);
      set({ dataError: null, loading: { read: 0, total, examples: null } });
      try {
        const loader = await dataClient();
        const { set: justLoaded, ...skips } = await loader.load(files, options, (loading) =>
          set({ loading }),
        );
        set({ ...IDLE, justLoaded, ...skips });
        await get().refreshSets();
      } catch (error) {
        await fail(error);
      }
    },
    cancelLoad() {
      set({ loading: null });
      void client?.then((loader) => loader.cancel());
    },
    async deleteSet(checksum) {
      const usable = () => setOf(usableSets(get().kept, get().deployed), get().experiment.dataset);
      const before = usable();
      try {
        await (await keptData()).drop(checksum);
      } catch (error) {
        return fail(error);
      }
      if (get().justLoaded?.content === checksum) set(IDLE);
      await get().refreshSets();
      if (before && !usable()) get().chooseSet(DEFAULT_EXPERIMENT.dataset.name, '');
    },
    async resolveDatasetVersion() {
      const { dataset } = get().experiment;
      if (isPinned(dataset)) return;
      // What is wrong with the store is told by the run, which needs it too.
      await get()
        .refreshSets()
        .catch(() => undefined);
      const { kept, deployed, experiment } = get();
      const found = setOf(usableSets(kept, deployed), experiment.dataset);
      if (!found || isPinned(experiment.dataset)) return;
      set({ experiment: { ...experiment, dataset: { ...experiment.dataset, content: found.content } } });
    },
    chooseSet(name, checksum) {
      const { kept, deployed, experiment, changeExperiment } = get();
      const chosen = setOf(usableSets(kept, deployed), { name, content: checksum });
      if (chosen) changeExperiment(withDataset(experiment, chosen));
    },
  };
};
