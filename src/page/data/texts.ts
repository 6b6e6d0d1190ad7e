/** What the data dialog says. */

import type { DatasetKind } from '../../lab/data/dataset.ts';
import type { SkipReason } from '../../lab/data/pictures/skipped.ts';
import { inLanguage } from '../../language/inLanguage.ts';
import type { Whereabouts } from '../state/dataSets.ts';

export const texts = inLanguage('data', {
  title: 'Data',
  open: 'Load or delete data…',
  intro:
    'Choose what the models learn from. Your files are read in this tab and kept in this browser; nothing is uploaded.',
  drop: 'Drop files or a folder here, or anywhere on the page',
  files: 'Choose files',
  folder: 'Choose a folder',
  reads:
    'Official archives of CIFAR-10, CIFAR-100 and STL-10 (binary version) or their .bin files; pictures in one sub-folder per class, also as a zip; a CSV file with a row per example.',
  looking: 'Looking what the files are…',
  reading: (read: string, total: string) => `Read ${read} of ${total}`,
  found: (count: string) => `${count} pictures`,
  progress: 'Reading',
  cancel: 'Cancel',
  load: 'Load',
  failed: 'Nothing was loaded; the data in use has not changed',
  offer: {
    archive: (titles: string) => `These files are ${titles}.`,
    pictures: (pictures: string, classes: number) =>
      `These are ${pictures} pictures in ${classes} class folders.`,
    columns: (columns: number) => `This is a table of ${columns} columns.`,
    readAs: 'Read as',
    limit: 'Keep at most',
    limitHint: 'The first in official order.',
    limitPictures: 'Taken from all classes evenly.',
    pictureUnit: 'pictures',
    side: 'Side of each picture',
    sideHint: 'The square in its middle is brought to this many pixels.',
    pixels: (side: number) => `${side} × ${side}`,
    table: 'table',
    texts: 'texts',
    target: 'Class column',
    targetHint: 'What the models learn to tell.',
    textsHint: 'The words of the column “text”.',
    tableHint: 'All other columns, as numbers.',
  },
  loaded: (title: string) => `Loaded, and kept in this browser: ${title}`,
  skipped: (count: string) => `${count} files were left out`,
  remarks: 'How the file was read',
  moreRemarks: (count: number) => `${count} more remarks`,
  andMore: (count: string) => `and ${count} more`,
  reasons: {
    hidden: 'hidden',
    outside: 'leads out of its folder',
    'not-a-picture': 'not a picture',
    'too-large': 'too large',
    broken: 'does not decode',
    'no-class-folder': 'in no class folder',
    'over-limit': 'over the limit',
  } satisfies Record<SkipReason, string>,
  sets: 'Data sets that can be used now',
  use: 'Use',
  chooseNamed: (title: string) => `Use ${title}`,
  inUse: 'in use',
  remove: (title: string) => `Delete ${title} from this browser`,
  where: {
    shipped: 'comes with the page',
    synthetic: 'computed in the tab',
    deployed: 'lies beside the page',
    kept: 'kept in this browser',
  } satisfies Record<Whereabouts, string>,
  examples: {
    pictures: (count: string) => `${count} pictures`,
    table: (count: string) => `${count} rows`,
    texts: (count: string) => `${count} texts`,
  } satisfies Record<DatasetKind, (count: string) => string>,
  shape: {
    pictures: (width: number, height: number, channels: number) =>
      `${width} × ${height} ${channels === 1 ? 'grey' : 'colour'}`,
    table: (width: number) => `${width} columns`,
    texts: (width: number) => `words hashed to ${width}`,
  } satisfies Record<DatasetKind, (width: number, height: number, channels: number) => string>,
  classes: (count: number) => `${count} classes`,
  repeated: (count: string) => `${count} of them repeated`,
  licence: (licence: string, source: string) => `Licence: ${licence}. Source: ${source}.`,
  own: (origin: string) => `From ${origin}.`,
  missing: (title: string) => `${title} (not loaded)`,
  named: (title: string, origin: string) => `${title}, from ${origin}`,
});
