import type { ScoreAttack } from '../attack.ts';

export const loss = {
  id: 'loss',
  title: 'loss',
  asks: 'How probable is the true label?',
  group: 'scores',
  needs: ['shadow'],
  kinds: null,
  byDefault: true,
  isControl: false,
  source: 'Yeom, Giacomelli, Fredrikson & Jha, CSF 2018',
  settings: [],
  auditArrays: [],
  family: 'score',
  threshold: 'global',
  load: () => import('./scores.ts'),
} as const satisfies ScoreAttack;
