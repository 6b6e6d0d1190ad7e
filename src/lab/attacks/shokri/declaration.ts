import type { LearnedAttack } from '../attack.ts';

export const shokri = {
  id: 'shokri',
  title: 'Shokri',
  asks: 'One small network per class, taught by the shadow’s answers.',
  group: 'learned',
  needs: ['shadow'],
  kinds: null,
  byDefault: true,
  isControl: false,
  source: 'Shokri, Stronati, Song & Shmatikov, IEEE S&P 2017',
  settings: [],
  auditArrays: null,
  family: 'learned',
  load: () => import('./learn.ts'),
} as const satisfies LearnedAttack;
