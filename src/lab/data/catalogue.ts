/** Every dataset of the lab: where it comes from, what its examples are, and whose work it is. */
import type { DatasetName } from '../experiment/experiment.ts';
import type { DatasetKind } from './dataset.ts';

interface EntryBase {
  readonly name: DatasetName;
  readonly title: string;
  readonly kind: DatasetKind;
  readonly licence: string;
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
export interface ShippedEntry extends EntryBase {
  readonly from: 'shipped';
  readonly shape: DatasetShape;
  readonly file: string;
  /** SHA-256 of the unpacked file. */
  readonly sha256: string;
}

/** Computed when asked for, the same everywhere. */
export interface SyntheticEntry extends EntryBase {
  readonly from: 'synthetic';
  readonly shape: DatasetShape;
}

/** Loaded by the person: the official archive, or files of their own. */
export interface LoadedEntry extends EntryBase {
  readonly from: 'archive' | 'own';
}

export type CatalogueEntry = ShippedEntry | SyntheticEntry | LoadedEntry;

const CIFAR = {
  kind: 'pictures',
  from: 'archive',
  licence: 'none stated; free for research',
  source: 'Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images',
} as const;

const STL = {
  kind: 'pictures',
  from: 'archive',
  licence: 'none stated; pictures from ImageNet, for research',
  source: 'Coates, Lee & Ng 2011, AISTATS',
} as const;

const SYNTHETIC = {
  from: 'synthetic',
  licence: 'MIT, made by this lab',
  source: 'drawn from a seed',
} as const;

const OWN = { from: 'own', licence: 'yours', source: 'your own files' } as const;

export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    name: 'fashion-mnist',
    title: 'Fashion-MNIST',
    kind: 'pictures',
    from: 'shipped',
    shape: { count: 8000, height: 28, width: 28, channels: 1, classes: 10 },
    file: 'fashion-mnist-8k.bin',
    sha256: 'b64b9f5750bb75707e928de54d531f7fa361195606d9b3fdf3a3d1d74a63e624',
    licence: 'MIT, © 2017 Zalando SE',
    source: 'Xiao, Rasul & Vollgraf 2017, arXiv 1708.07747',
  },
  { name: 'cifar-10', title: 'CIFAR-10', ...CIFAR },
  { name: 'cifar-100', title: 'CIFAR-100', ...CIFAR },
  { name: 'cifar-100-coarse', title: 'CIFAR-100, 20 superclasses', ...CIFAR },
  { name: 'stl-10', title: 'STL-10 at 32 × 32', ...STL },
  { name: 'stl-10-96', title: 'STL-10 at 96 × 96', ...STL },
  {
    name: 'synthetic-purchases',
    title: 'Synthetic purchases',
    kind: 'table',
    shape: { count: 12000, height: 1, width: 600, channels: 1, classes: 10 },
    ...SYNTHETIC,
  },
  {
    name: 'synthetic-texts',
    title: 'Synthetic texts',
    kind: 'texts',
    shape: { count: 12000, height: 1, width: 512, channels: 1, classes: 10 },
    ...SYNTHETIC,
  },
  { name: 'own-pictures', title: 'Your pictures', kind: 'pictures', ...OWN },
  { name: 'own-table', title: 'Your table', kind: 'table', ...OWN },
  { name: 'own-texts', title: 'Your texts', kind: 'texts', ...OWN },
];

/** @throws Error for a name that the catalogue lacks, which a checked experiment cannot hold */
export function entryOf(name: DatasetName): CatalogueEntry {
  const entry = CATALOGUE.find((known) => known.name === name);
  if (!entry) throw new Error(`no dataset ${name}`);
  return entry;
}
