import { blind } from './blind.ts';
import { controls } from './controls.ts';
import { head } from './head.ts';
import { split } from './split.ts';
import { defineStage } from './stage.ts';
import { unlabelledAttacks } from './unlabelledAttacks.ts';

/** Every chosen attack's scores and decisions on the same evaluated examples. */
export const scores = defineStage({
  id: 'scores',
  title: 'scores',
  ribbon: 'scores',
  inputs: [split, head, controls, blind, unlabelledAttacks],
  params: ({ attacks }) => ({ attacks }),
  onEngine: false,
  stored: true,
  priority: 70,
  work: () => ({}),
  code: () => import('../attacks/allScores.ts'),
  run: async ({ allScores }, inputs, { attacks }) => {
    const heads = { ...inputs.head, ...inputs.controls, blind: inputs.blind };
    return allScores(attacks, inputs.split, heads, inputs.unlabelledAttacks);
  },
});
