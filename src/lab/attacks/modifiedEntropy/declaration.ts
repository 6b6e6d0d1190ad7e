import type { ScoreAttack } from '../attack.ts';

export const modifiedEntropy = {
  id: 'modified-entropy',
  title: 'modified entropy',
  asks: 'How undecided, seen from the true label?',
  group: 'scores',
  needs: ['shadow'],
  kinds: null,
  byDefault: true,
  isControl: false,
  source: 'Song & Mittal, USENIX Security 2021',
  settings: [],
  auditArrays: [],
  family: 'score',
  threshold: 'per-class',
  load: () => import('./scores.ts'),
} as const satisfies ScoreAttack;
