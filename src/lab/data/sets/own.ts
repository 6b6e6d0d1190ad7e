/** What the person brings: one set of each kind. */
import type { LoadedSet } from './set.ts';

const OWN = { from: 'own', licence: 'yours', source: 'your own files' } as const;

export const OWN_PICTURES = {
  name: 'own-pictures',
  title: 'Your pictures',
  kind: 'pictures',
  ...OWN,
} as const satisfies LoadedSet;

export const OWN_TABLE = {
  name: 'own-table',
  title: 'Your table',
  kind: 'table',
  ...OWN,
} as const satisfies LoadedSet;

export const OWN_TEXTS = {
  name: 'own-texts',
  title: 'Your texts',
  kind: 'texts',
  ...OWN,
} as const satisfies LoadedSet;
