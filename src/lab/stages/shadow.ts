import { trainingCurves } from './curves.ts';
import { data } from './data.ts';
import { trainingOf, trainingWork } from './experimentParts.ts';
import { split } from './split.ts';
import { defineStage, withCurves } from './stage.ts';

/** The attacker's own classifier, trained with dropout on the other half of the split. */
export const shadow = withCurves(
  defineStage({
    id: 'shadow',
    title: 'shadow model',
    ribbon: 'shadow',
    inputs: [data, split],
    params: (experiment) => ({
      ...trainingOf(experiment),
      ...experiment.shadow,
      seed: experiment.seed,
    }),
    onEngine: true,
    stored: true,
    // Before the target: the longest way to a result leads through the shadow.
    priority: 20,
    work: (experiment) => trainingWork(experiment, 'shadow'),
    code: () => import('../training/trainRole.ts'),
    run: ({ trainRole }, inputs, params, context) => trainRole('shadow', inputs, params, context),
  }),
  trainingCurves,
);
