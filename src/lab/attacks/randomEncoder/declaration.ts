import type { HeadAttack } from '../attack.ts';

export const randomEncoder = {
  id: 'random-encoder',
  title: 'random encoder',
  asks: 'The same head and known examples, an untaught encoder.',
  group: 'controls',
  needs: ['labels'],
  kinds: null,
  byDefault: true,
  isControl: true,
  source: 'A control of this lab',
  settings: [],
  auditArrays: ['views'],
  family: 'head',
  head: 'randomEncoder',
} as const satisfies HeadAttack;
