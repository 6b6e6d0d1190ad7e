/** What page and data worker say to each other. */
import type { ArchiveName } from '../../lab/data/catalogue.ts';
import type { Side } from '../../lab/data/pictures/collector.ts';
import type { SkippedFiles } from '../../lab/data/pictures/skipped.ts';
import type { KeptSet } from './keptSet.ts';

/** A file with its place in the folder that was chosen: a `File` loses it on its way to a worker. */
export interface PickedFile {
  readonly path: string;
  readonly file: File;
}

/** What files turn out to be, before any of it is kept, with what there is to choose. */
export type Recognised =
  | {
      readonly kind: 'archive';
      /** The ways in which it can be read. */
      readonly names: readonly ArchiveName[];
    }
  | { readonly kind: 'pictures'; readonly classes: number; readonly pictures: number }
  | {
      readonly kind: 'columns';
      readonly columns: readonly string[];
      /** Whether it can be read as texts too: a column is called so. */
      readonly texts: boolean;
    };

export type LoadOptions =
  | { readonly kind: 'archive'; readonly name: ArchiveName; readonly limit: number }
  | { readonly kind: 'pictures'; readonly side: Side; readonly limit: number }
  | { readonly kind: 'table' | 'texts'; readonly target: string };

export interface LoadProgress {
  /** Bytes. */
  readonly read: number;
  readonly total: number;
  /** Found so far; null where that is not counted. */
  readonly examples: number | null;
}

export interface Loaded {
  readonly set: KeptSet;
  readonly skipped: SkippedFiles;
  /** What was made of a table or of texts. */
  readonly remarks: readonly string[];
}

/** What the data worker can be asked. */
export interface DataService {
  readonly inspect: { readonly ask: readonly PickedFile[]; readonly answer: Recognised };
  readonly load: {
    readonly ask: { readonly files: readonly PickedFile[]; readonly options: LoadOptions };
    readonly answer: Loaded;
    readonly update: LoadProgress;
  };
}
