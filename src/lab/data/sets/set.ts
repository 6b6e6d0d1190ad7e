/**
 * What a data set's home says of it. The page shows it before anything is loaded, so a home imports neither tensors nor
 * what makes or reads the examples: that is imported when it is asked for.
 */
import type { Dataset, DatasetKind } from '../dataset.ts';

interface SetBase {
  /** What an experiment calls it: never changed, as links hold it. */
  readonly name: string;
  readonly title: string;
  readonly kind: DatasetKind;
  readonly licence: string;
  /** Whose work it is, or where its examples come from. */
  readonly source: string;
}

/** Of a dataset that can only be one. */
export interface DatasetShape {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classes: number;
}

/** Lies beside the page. */
export interface ShippedSet extends SetBase {
  readonly from: 'shipped';
  readonly shape: DatasetShape;
  readonly file: string;
  /** SHA-256 of the unpacked file. */
  readonly sha256: string;
}

/** Computed when asked for, the same everywhere. */
export interface SyntheticSet extends SetBase {
  readonly from: 'synthetic';
  readonly shape: DatasetShape;
  make(): Promise<Dataset>;
}

/** Loaded by the person: the official archive, or files of their own. */
export interface LoadedSet extends SetBase {
  readonly from: 'archive' | 'own';
}

export type DataSet = ShippedSet | SyntheticSet | LoadedSet;

export const MADE_HERE = {
  from: 'synthetic',
  licence: 'MIT, made by this lab',
  source: 'drawn from a seed',
} as const;
