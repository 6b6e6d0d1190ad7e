import type { DatasetKind } from '../../lab/data/dataset.ts';

/** What the examples of a data set are called. */
export const kinds: Record<DatasetKind, { readonly one: string; readonly many: string }> = {
  pictures: { one: 'picture', many: 'pictures' },
  table: { one: 'row', many: 'rows' },
  texts: { one: 'text', many: 'texts' },
};

export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
