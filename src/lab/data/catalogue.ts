/** Every data set of the lab, in the order in which they are offered: a line for each home in `sets/`. */
import { inLanguage } from '../../language/inLanguage.ts';
import type { DatasetKind } from './dataset.ts';
import { CIFAR_10 } from './sets/cifar10/set.ts';
import { CIFAR_100, CIFAR_100_COARSE } from './sets/cifar100/set.ts';
import { FASHION_MNIST } from './sets/fashionMnist/set.ts';
import { OWN_PICTURES, OWN_TABLE, OWN_TEXTS } from './sets/own.ts';
import type { DataSet } from './sets/set.ts';
import { STL_10, STL_10_96 } from './sets/stl10/set.ts';
import { SYNTHETIC_PURCHASES } from './sets/syntheticPurchases/set.ts';
import { SYNTHETIC_TEXTS } from './sets/syntheticTexts/set.ts';

const DATA_SETS = [
  FASHION_MNIST,
  CIFAR_10,
  CIFAR_100,
  CIFAR_100_COARSE,
  STL_10,
  STL_10_96,
  SYNTHETIC_PURCHASES,
  SYNTHETIC_TEXTS,
  OWN_PICTURES,
  OWN_TABLE,
  OWN_TEXTS,
] as const;

type Known = (typeof DATA_SETS)[number];

export type DatasetName = Known['name'];
/** The datasets that are read from an official archive. */
export type ArchiveName = Extract<Known, { readonly from: 'archive' }>['name'];

export type CatalogueEntry = DataSet & { readonly name: DatasetName };

/** In the words of the page's language. */
export const CATALOGUE: readonly CatalogueEntry[] = DATA_SETS.map((set) => ({
  ...set,
  title: inLanguage(`dataSets.${set.name}`, set.title),
}));

export const DATASET_NAMES: readonly DatasetName[] = DATA_SETS.map(({ name }) => name);

export const ARCHIVE_NAMES: readonly ArchiveName[] = DATA_SETS.flatMap((set) =>
  set.from === 'archive' ? [set.name] : [],
);

/** @throws Error for a name that the catalogue lacks, which a checked experiment cannot hold */
export function entryOf(name: DatasetName): CatalogueEntry {
  const entry = CATALOGUE.find((known) => known.name === name);
  if (!entry) throw new Error(`no dataset ${name}`);
  return entry;
}

/** Whether there can be no other set of that name. */
export function hasOneVersion(name: DatasetName): boolean {
  const { from } = entryOf(name);
  return from === 'shipped' || from === 'synthetic';
}

/** The set that the person's own files of a kind make. */
export function ownSetOf(kind: DatasetKind): DatasetName {
  const set = DATA_SETS.find((known) => known.from === 'own' && known.kind === kind);
  if (!set) throw new Error(`no set of one's own ${kind}`);
  return set.name;
}
