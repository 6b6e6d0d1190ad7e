import type { ScoreAttack } from '../attack.ts';

export const entropy = {
  id: 'entropy',
  title: 'entropy',
  asks: 'How undecided is the answer?',
  group: 'scores',
  needs: ['shadow'],
  kinds: null,
  byDefault: true,
  isControl: false,
  source: 'Song & Mittal, USENIX Security 2021',
  settings: [],
  auditArrays: [],
  family: 'score',
  threshold: 'global',
  load: () => import('./scores.ts'),
} as const satisfies ScoreAttack;
