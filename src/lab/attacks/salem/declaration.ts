import type { LearnedAttack } from '../attack.ts';

export const salem = {
  id: 'salem',
  title: 'Salem',
  asks: 'One small network on the shadow’s three largest posteriors.',
  group: 'learned',
  needs: ['shadow'],
  kinds: null,
  byDefault: true,
  isControl: false,
  source: 'Salem, Zhang, Humbert, Berrang, Fritz & Backes, NDSS 2019',
  settings: [],
  auditArrays: null,
  family: 'learned',
  load: () => import('./learn.ts'),
} as const satisfies LearnedAttack;
