import type { ReferenceAttack } from '../attack.ts';

export const rmiaOnline = {
  id: 'rmia-online',
  title: 'RMIA online',
  asks: 'Does the example gain more by training than others do?',
  group: 'references',
  needs: ['referenceModels', 'populationQueries'],
  kinds: null,
  byDefault: false,
  isControl: false,
  source: 'Zarifzadeh, Liu & Shokri, ICML 2024',
  settings: ['references.count', 'references.gamma'],
  auditArrays: ['shadow_posteriors', 'shadow_members'],
  family: 'reference',
  defaultThreshold: 0.5,
  load: () => import('./onlineScores.ts'),
} as const satisfies ReferenceAttack;
