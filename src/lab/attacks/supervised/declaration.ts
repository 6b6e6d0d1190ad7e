import type { HeadAttack } from '../attack.ts';

export const supervised = {
  id: 'supervised',
  title: 'supervised',
  asks: 'The same known examples alone, without any contrast.',
  group: 'controls',
  needs: ['labels'],
  kinds: null,
  byDefault: true,
  isControl: true,
  source: 'A control of this lab',
  settings: [],
  auditArrays: ['views'],
  family: 'head',
  head: 'supervised',
} as const satisfies HeadAttack;
