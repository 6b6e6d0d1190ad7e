/** What the table of disjoint sets says. */
import type { DatasetKind } from '../../lab/data/dataset.ts';
import { inLanguage } from '../../language/inLanguage.ts';
import { capital, kinds } from '../common/kindTexts.ts';
import { title } from './title.ts';

export const texts = inLanguage('splits', {
  title,
  caption: 'The disjoint sets, drawn from one seeded shuffle',
  set: 'Set',
  size: (kind: DatasetKind) => capital(kinds[kind].many),
  knownTo: 'Known to',
  use: 'Used for',
  hash: (kind: DatasetKind) => `Hash of its ${kinds[kind].many}`,
  overlaps: (shared: number, kind: DatasetKind) =>
    `${capital(kinds[kind].many)} shared by any two sets: ${shared}.`,
  duplicates: (count: number) => `Duplicates removed before the split: ${count}.`,
  noise: (count: number) => `Labels replaced at random: ${count}.`,
  remarks: (count: number) =>
    count === 1 ? 'One remark on how the file was read' : `${count} remarks on how the file was read`,
  rows: {
    targetMembers: {
      name: 'Target’s members',
      who: 'nobody but us',
      use: 'train the target; half of the test',
    },
    targetNonMembers: {
      name: 'Target’s non-members',
      who: 'nobody but us',
      use: 'the other half of the test',
    },
    shadowMembers: { name: 'Shadow’s members', who: 'the attacker', use: 'train the shadow' },
    shadowNonMembers: {
      name: 'Shadow’s non-members',
      who: 'the attacker',
      use: 'unseen by the shadow',
    },
  } as Record<string, { name: string; who: string; use: string }>,
  hidden: 'hidden from the attacker',
} as const);
