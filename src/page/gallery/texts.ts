/** What the gallery says. */
import type { DatasetKind } from '../../lab/data/dataset.ts';
import { inLanguage } from '../../language/inLanguage.ts';
import { title } from './title.ts';

export const texts = inLanguage('gallery', {
  title,
  subtitle: {
    pictures: 'The target’s pictures by class',
    table: 'Some of the target’s rows',
    texts: 'Some of the target’s texts',
  } satisfies Record<DatasetKind, string>,
  none: 'The examples are drawn when a run starts.',
  sheet: (name: string, members: number, nonMembers: number) =>
    `${name}: ${members} members and ${nonMembers} non-members`,
  sheetBlind: (name: string, all: number) => `${name}: ${all} pictures`,
  counts: (members: number, nonMembers: number) => `${members} / ${nonMembers}`,
  duplicates: (count: number) =>
    count === 0
      ? 'No example occurs twice in the data set.'
      : `${count} examples occurred again and were removed before the split.`,
  pairs: 'Which ones',
  pair: (first: string, again: string) => `${again} repeats ${first}`,
  more: (count: number) => `and ${count} more`,
});
