import type { ReferenceAttack } from '../attack.ts';

export const liraOnline = {
  id: 'lira-online',
  title: 'LiRA online',
  asks: 'Is the answer likelier of models with or without the example?',
  group: 'references',
  needs: ['referenceModels'],
  kinds: null,
  byDefault: false,
  isControl: false,
  source: 'Carlini, Chien, Nasr, Song, Terzis & Tramer, IEEE S&P 2022',
  settings: ['references.count', 'references.variance'],
  auditArrays: ['shadow_posteriors', 'shadow_members'],
  family: 'reference',
  defaultThreshold: 0,
  load: () => import('./onlineScores.ts'),
} as const satisfies ReferenceAttack;
