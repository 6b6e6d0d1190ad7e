/** How the official archives are laid out: which files, how long a record, where its label is. */
import type { DatasetName } from '../../experiment/experiment.ts';
import { CIFAR_10_CLASSES, CIFAR_100_CLASSES, CIFAR_100_SUPERCLASSES, STL_10_CLASSES } from './classNames.ts';
import { fromColumns, fromColumnsAveraged, fromRows, type PictureReader } from './pictures.ts';

export const ARCHIVE_NAMES = ['cifar-10', 'cifar-100', 'cifar-100-coarse', 'stl-10', 'stl-10-96'] as const;
/** The datasets that are read from an official archive. */
export type ArchiveName = Extract<DatasetName, (typeof ARCHIVE_NAMES)[number]>;

/** A file of pictures, in the official order. */
export interface Part {
  readonly file: string;
  /** Pictures of the official file; more is no such file. */
  readonly most: number;
  /** The file of its labels, where they are not in the pictures' records. */
  readonly labels?: string;
}

/** One archive. */
export interface Layout {
  readonly title: string;
  readonly archive: string;
  readonly address: string;
  readonly md5: string;
  readonly parts: readonly Part[];
  /** Bytes of a picture's record, the label bytes that it begins with among them. */
  readonly recordBytes: number;
  /** Classes that each label byte of a record, or of a file of labels, may name. */
  readonly classes: readonly number[];
  /** The label byte of the first class. */
  readonly firstLabel: number;
}

/** One way to read an archive. */
export interface Reading {
  readonly layout: Layout;
  readonly side: number;
  readonly read: PictureReader;
  /** Which of the label bytes. */
  readonly labelAt: number;
  readonly classNames: readonly string[];
  /** The archive's own file of them. */
  readonly namesFile: string;
}

const CIFAR_10: Layout = {
  title: 'CIFAR-10',
  archive: 'cifar-10-binary.tar.gz',
  address: 'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz',
  md5: 'c32a1d4ab5d03f1284b67883e8d87530',
  parts: [1, 2, 3, 4, 5]
    .map((i) => `data_batch_${i}.bin`)
    .concat('test_batch.bin')
    .map((file) => ({ file, most: 10_000 })),
  recordBytes: 1 + 3 * 32 * 32,
  classes: [10],
  firstLabel: 0,
};

const CIFAR_100: Layout = {
  title: 'CIFAR-100',
  archive: 'cifar-100-binary.tar.gz',
  address: 'https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz',
  md5: '03b5dce01913d631647c71ecec9e9cb8',
  parts: [
    { file: 'train.bin', most: 50_000 },
    { file: 'test.bin', most: 10_000 },
  ],
  recordBytes: 2 + 3 * 32 * 32,
  classes: [20, 100],
  firstLabel: 0,
};

const STL_10: Layout = {
  title: 'STL-10',
  archive: 'stl10_binary.tar.gz',
  address: 'http://ai.stanford.edu/~acoates/stl10/stl10_binary.tar.gz',
  md5: '91f7769df0f17e558f3565bffb0c7dfb',
  parts: [
    { file: 'train_X.bin', most: 5000, labels: 'train_y.bin' },
    { file: 'test_X.bin', most: 8000, labels: 'test_y.bin' },
  ],
  recordBytes: 3 * 96 * 96,
  classes: [10],
  firstLabel: 1,
};

export const LAYOUTS: readonly Layout[] = [CIFAR_10, CIFAR_100, STL_10];

/** Unpacked bytes of the largest of them, STL-10 with its 100,000 unlabelled pictures, and what tar adds, rounded up. */
export const MOST_UNPACKED_BYTES = 3.2e9;

export const READINGS: Readonly<Record<ArchiveName, Reading>> = {
  'cifar-10': {
    layout: CIFAR_10,
    side: 32,
    read: fromRows(32, 1),
    labelAt: 0,
    classNames: CIFAR_10_CLASSES,
    namesFile: 'batches.meta.txt',
  },
  'cifar-100': {
    layout: CIFAR_100,
    side: 32,
    read: fromRows(32, 2),
    labelAt: 1,
    classNames: CIFAR_100_CLASSES,
    namesFile: 'fine_label_names.txt',
  },
  'cifar-100-coarse': {
    layout: CIFAR_100,
    side: 32,
    read: fromRows(32, 2),
    labelAt: 0,
    classNames: CIFAR_100_SUPERCLASSES,
    namesFile: 'coarse_label_names.txt',
  },
  'stl-10': {
    layout: STL_10,
    side: 32,
    read: fromColumnsAveraged(96),
    labelAt: 0,
    classNames: STL_10_CLASSES,
    namesFile: 'class_names.txt',
  },
  'stl-10-96': {
    layout: STL_10,
    side: 96,
    read: fromColumns(96),
    labelAt: 0,
    classNames: STL_10_CLASSES,
    namesFile: 'class_names.txt',
  },
};
