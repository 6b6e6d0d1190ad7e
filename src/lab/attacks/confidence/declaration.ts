import type { ScoreAttack } from '../attack.ts';

export const confidence = {
  id: 'confidence',
  title: 'confidence',
  asks: 'How probable is the likeliest class?',
  group: 'scores',
  needs: ['shadow'],
  kinds: null,
  byDefault: true,
  isControl: false,
  source: 'Salem, Zhang, Humbert, Berrang, Fritz & Backes, NDSS 2019',
  settings: [],
  auditArrays: [],
  family: 'score',
  threshold: 'global',
  load: () => import('./scores.ts'),
} as const satisfies ScoreAttack;
