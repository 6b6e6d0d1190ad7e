/** What the embedding and the card of one example say. */
import type { DatasetKind } from '../../../lab/data/dataset.ts';
import { inLanguage } from '../../../language/inLanguage.ts';
import { kinds } from '../../common/kindTexts.ts';

export const texts = inLanguage('embedding', {
  title: 'What the encoder sees',
  subtitle: (count: string, kind: DatasetKind) =>
    `${count} ${kinds[kind].many} by their embedding; it has read no membership label`,
  live: (epoch: number) => `epoch ${epoch}, while the encoder learns`,
  map: 'UMAP map of the embedding: neighbours mean something, distances little',
  empty: 'The encoder has not started yet.',
  modelTitle: { target: 'How sure the target is', shadow: 'How sure the shadow is' },
  epochOf: (epoch: number, epochs: number) => `epoch ${epoch} of ${epochs}`,
  frame: (epoch: number, epochs: number) => `epoch ${epoch} of ${epochs}, as the encoder learned`,
  frameOfSome: (epoch: number, epochs: number, shown: string, all: string) =>
    `epoch ${epoch} of ${epochs}: ${shown} of ${all} examples`,
  onItsWay: (epoch: number) => `epoch ${epoch} is on its way…`,
  dataComes: 'The run begins: its data first.',
  known: 'known',
  label: 'Embedding of the target’s examples',
  description:
    'Each point is an example. Arrow keys move to the nearest point, Escape leaves, dragging selects a group.',
  umap: 'UMAP',
  pca: 'PCA',
  mapping: (share: string) => `UMAP ${share}`,
  selected: (all: number, members: number) =>
    `${all} selected: ${members} members, ${all - members} non-members`,
  selectedBlind: (all: number) => `${all} selected`,
  beyond: (count: number) => `${count} beyond the edge`,
  clear: 'Clear selection',
  says: 'CLMIA says',
  member: (share: string) => `${share} member`,
  toldOf: 'membership known to the attacker',
  posterior: 'What the target answers',
} as const);
