import { data } from './data.ts';
import { headOf } from './experimentParts.ts';
import { head } from './head.ts';
import { split } from './split.ts';
import { defineStage } from './stage.ts';

/** A classifier on the examples alone: it must sit at chance, or the split leaks. */
export const blind = defineStage({
  id: 'blind',
  // It draws the same labelled examples and batches as CLMIA.
  stream: head.stream,
  title: 'blind control',
  ribbon: 'head',
  inputs: [data, split],
  params: (experiment) => ({ ...headOf(experiment), on: experiment.attacks.includes('blind') }),
  onEngine: true,
  stored: true,
  priority: 120,
  work: ({ head: { steps }, attacks }) => ({ blindHead: attacks.includes('blind') ? steps : 0 }),
  code: () => import('../attacks/heads/heads.ts'),
  run: async ({ fitBlind }, inputs, params, context) =>
    params.on ? fitBlind(inputs.data, inputs.split, params, context) : null,
});
