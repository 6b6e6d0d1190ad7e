import type { HeadAttack } from '../attack.ts';

export const clmia = {
  id: 'clmia',
  title: 'CLMIA',
  asks: 'Which looks belong together; then a few known examples.',
  group: 'controls',
  needs: ['labels', 'shadow', 'views'],
  kinds: null,
  byDefault: true,
  isControl: false,
  source: 'CLMIA, arXiv 2411.11144',
  settings: [],
  auditArrays: ['views'],
  family: 'head',
  head: 'clmia',
} as const satisfies HeadAttack;
