import { encoder } from './encoder.ts';
import { head } from './head.ts';
import { scores } from './scores.ts';
import { shadow } from './shadow.ts';
import { split } from './split.ts';
import { defineStage } from './stage.ts';
import { target } from './target.ts';
import { views } from './views.ts';

/** Every attack's figures with their intervals, and the diagnosis of the run. */
export const report = defineStage({
  id: 'report',
  title: 'report',
  ribbon: 'scores',
  inputs: [split, target, shadow, views, encoder, head, scores],
  params: ({ seed, contrastive }) => ({ seed, contrastive }),
  onEngine: false,
  stored: true,
  priority: 80,
  work: () => ({}),
  code: () =>
    Promise.all([import('../evaluation/judge.ts'), import('../evaluation/diagnosis/diagnoseRun.ts')]),
  run: async ([{ judge }, { diagnoseRun }], inputs, { contrastive }) => {
    const attacks = judge(inputs.scores.attacks, inputs.scores.members);
    return { attacks, diagnosis: diagnoseRun(attacks, inputs, contrastive) };
  },
});
