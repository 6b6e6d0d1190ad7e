import type { HeadAttack } from '../attack.ts';

export const fineTuned = {
  id: 'fine-tuned',
  title: 'fine-tuned',
  asks: 'CLMIA’s encoder, trained further on the known examples.',
  group: 'controls',
  needs: ['labels', 'shadow', 'views'],
  kinds: null,
  byDefault: true,
  isControl: true,
  source: 'A control of this lab',
  settings: [],
  auditArrays: null,
  family: 'head',
  head: 'fineTuned',
} as const satisfies HeadAttack;
