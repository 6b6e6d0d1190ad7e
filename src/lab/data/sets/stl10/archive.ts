/** How the official archive of STL-10 is laid out, and the two sizes at which it is read. */
import { listed } from '../../archives/classNames.ts';
import type { Layout, Reading } from '../../archives/layout.ts';
import { fromColumns, fromColumnsAveraged } from '../../archives/pictures.ts';

const STL_10_CLASSES = listed('airplane bird car cat deer dog horse monkey ship truck');

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

export const STL_10_READINGS = {
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
} as const satisfies Readonly<Record<string, Reading>>;
