import type { QueryAttack } from '../attack.ts';

export const labelOnly = {
  id: 'label-only',
  title: 'label only',
  asks: 'Only the class it names, of many shifted and flipped copies.',
  group: 'learned',
  needs: ['shadow', 'augmentedQueries'],
  kinds: ['pictures'],
  byDefault: false,
  isControl: false,
  source: 'Choquette-Choo, Tramer, Carlini & Papernot, ICML 2021',
  settings: [],
  auditArrays: null,
  family: 'query',
  load: () => import('./run.ts'),
} as const satisfies QueryAttack;
