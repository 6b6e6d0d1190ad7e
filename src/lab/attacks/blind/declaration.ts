import type { HeadAttack } from '../attack.ts';

export const blind = {
  id: 'blind',
  title: 'blind',
  asks: 'The example alone, no model: must be no better than guessing.',
  group: 'controls',
  needs: ['labels'],
  kinds: null,
  byDefault: true,
  isControl: true,
  source: 'A control of this lab',
  settings: [],
  auditArrays: null,
  family: 'head',
  head: 'blind',
} as const satisfies HeadAttack;
