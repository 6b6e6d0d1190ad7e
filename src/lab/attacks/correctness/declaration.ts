import type { ScoreAttack } from '../attack.ts';

export const correctness = {
  id: 'correctness',
  title: 'correctness',
  asks: 'Is the target right?',
  group: 'scores',
  needs: [],
  kinds: null,
  byDefault: true,
  isControl: false,
  source: 'Yeom, Giacomelli, Fredrikson & Jha, CSF 2018',
  settings: [],
  auditArrays: [],
  family: 'score',
  threshold: 'none',
  load: () => import('./scores.ts'),
} as const satisfies ScoreAttack;
