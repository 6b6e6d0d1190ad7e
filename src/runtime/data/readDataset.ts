import type { Dataset } from '../../lab/data/dataset.ts';
import type { Loaded } from './protocol.ts';

/** A dataset out of the person's files, before it is kept. */
export interface ReadDataset extends Pick<Loaded, 'skipped' | 'remarks'> {
  readonly dataset: Dataset;
  /** What an example is called: the file or line that it came from. */
  place(index: number): string;
}
