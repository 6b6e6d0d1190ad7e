import type { ReferenceAttack } from '../attack.ts';

export const liraOffline = {
  id: 'lira-offline',
  title: 'LiRA offline',
  asks: 'How unlikely is the answer of models without the example?',
  group: 'references',
  needs: ['referenceModels'],
  kinds: null,
  byDefault: false,
  isControl: false,
  source: 'Carlini, Chien, Nasr, Song, Terzis & Tramer, IEEE S&P 2022',
  settings: ['references.count', 'references.variance'],
  auditArrays: ['shadow_posteriors', 'shadow_members'],
  family: 'reference',
  defaultThreshold: Math.log(0.5),
  load: () => import('./offlineScores.ts'),
} as const satisfies ReferenceAttack;
