/** The person's data: what is kept, and what is being loaded. */
import { NOTHING_SKIPPED, type SkippedFiles } from '../../lab/data/pictures/skipped.ts';
import type { DeployedSet } from '../../runtime/data/deployed.ts';
import type { KeptSet } from '../../runtime/data/keptSet.ts';
import type { LoadOptions, LoadProgress, PickedFile, Recognised } from '../../runtime/data/protocol.ts';
import type { ErrorMessage } from '../../runtime/protocol.ts';
import type { Slice } from './slice.ts';

export type { DeployedSet, KeptSet, LoadOptions, LoadProgress, PickedFile, Recognised };

/** Files whose kind is known, waiting for the person to say how they are to be read. */
export interface Offer {
  readonly files: readonly PickedFile[];
  readonly recognised: Recognised;
}

/** What was left out of the files that were loaded last, and what was made of the rest. */
export interface Skips {
  readonly skipped: SkippedFiles;
  /** What was made of a table or of texts. */
  readonly remarks: readonly string[];
}

export interface DataSlice extends Skips {
  readonly dataShown: boolean;
  readonly kept: readonly KeptSet[];
  readonly deployed: readonly DeployedSet[];
  /** It is known which sets are kept and deployed. */
  readonly listed: boolean;
  readonly offer: Offer | null;
  /** What is being done with files; null: nothing. */
  readonly loading: 'looking' | LoadProgress | null;
  readonly dataError: ErrorMessage | null;
  /** The set that was loaded last, until something else is done. */
  readonly justLoaded: KeptSet | null;
  showData(shown: boolean): void;
  setKept(kept: readonly KeptSet[]): void;
  /** Once those that are kept are known. */
  setDeployed(deployed: readonly DeployedSet[]): void;
  lookingBegins(): void;
  setOffer(offer: Offer): void;
  /** And whatever else was done with files before. */
  withdrawOffer(): void;
  setLoading(progress: LoadProgress | null): void;
  loadingBegins(bytes: number): void;
  loaded(set: KeptSet, skips: Skips): void;
  dataFailed(error: ErrorMessage): void;
}

const IDLE = {
  offer: null,
  loading: null,
  dataError: null,
  skipped: NOTHING_SKIPPED,
  remarks: [],
  justLoaded: null,
};

export const createDataSlice: Slice<DataSlice> = (set) => ({
  dataShown: false,
  kept: [],
  deployed: [],
  listed: false,
  ...IDLE,
  showData: (shown) => set({ dataShown: shown }),
  setKept: (kept) => set({ kept }),
  setDeployed: (deployed) => set({ deployed, listed: true }),
  lookingBegins: () => set({ ...IDLE, loading: 'looking', dataShown: true }),
  setOffer: (offer) => set({ loading: null, offer }),
  withdrawOffer: () => set(IDLE),
  setLoading: (progress) => set({ loading: progress }),
  loadingBegins: (bytes) => set({ dataError: null, loading: { read: 0, total: bytes, examples: null } }),
  loaded: (justLoaded, skips) => set({ ...IDLE, justLoaded, ...skips }),
  dataFailed: (error) => set({ loading: null, dataError: error }),
});
