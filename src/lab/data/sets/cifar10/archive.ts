/** How the official archive of CIFAR-10 is laid out. */
import { listed } from '../../archives/classNames.ts';
import type { Layout, Reading } from '../../archives/layout.ts';
import { fromRows } from '../../archives/pictures.ts';

const CIFAR_10_CLASSES = listed('airplane automobile bird cat deer dog frog horse ship truck');

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

export const CIFAR_10_READINGS = {
  'cifar-10': {
    layout: CIFAR_10,
    side: 32,
    read: fromRows(32, 1),
    labelAt: 0,
    classNames: CIFAR_10_CLASSES,
    namesFile: 'batches.meta.txt',
  },
} as const satisfies Readonly<Record<string, Reading>>;
