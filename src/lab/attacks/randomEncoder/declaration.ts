import type { HeadAttack } from '../attack.ts';

export const randomEncoder = {
  id: 'random-encoder',
  title: 'random encoder',
  asks: 'The same head and labels on an encoder that learnt nothing.',
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
