import type { QueryAttack } from '../attack.ts';

export const blindMi = {
  id: 'blindmi',
  title: 'BlindMI',
  asks: 'Which answers lie apart from those to made-up non-members?',
  group: 'learned',
  needs: ['generatedNonMembers'],
  kinds: null,
  byDefault: false,
  isControl: false,
  source: 'Hui, Yang, Yuan, Burlina, Gong & Cao, NDSS 2021',
  settings: [],
  auditArrays: null,
  family: 'query',
  load: () => import('./run.ts'),
} as const satisfies QueryAttack;
