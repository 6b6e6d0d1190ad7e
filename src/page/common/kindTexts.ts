import { entryOf } from '../../lab/data/catalogue.ts';
import type { DatasetKind } from '../../lab/data/dataset.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { inLanguage } from '../../language/inLanguage.ts';

/** What the examples of a data set are called. */
export const kinds: Record<DatasetKind, { readonly one: string; readonly many: string }> = inLanguage(
  'kinds',
  {
    pictures: { one: 'picture', many: 'pictures' },
    table: { one: 'row', many: 'rows' },
    texts: { one: 'text', many: 'texts' },
  },
);

export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export function kindOf({ dataset }: Experiment): DatasetKind {
  return entryOf(dataset.name).kind;
}
