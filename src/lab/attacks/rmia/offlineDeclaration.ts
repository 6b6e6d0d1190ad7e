import type { ReferenceAttack } from '../attack.ts';

export const rmiaOffline = {
  id: 'rmia-offline',
  title: 'RMIA offline',
  asks: 'As RMIA online, of models without the example alone.',
  group: 'references',
  needs: ['referenceModels', 'populationQueries'],
  kinds: null,
  byDefault: false,
  isControl: false,
  source: 'Zarifzadeh, Liu & Shokri, ICML 2024',
  settings: ['references.count', 'references.gamma', 'references.a'],
  auditArrays: ['shadow_posteriors', 'shadow_members'],
  family: 'reference',
  defaultThreshold: 0.5,
  load: () => import('./offlineScores.ts'),
} as const satisfies ReferenceAttack;
