import { trainingCurves } from './curves.ts';
import { data } from './data.ts';
import { trainingOf, trainingWork } from './experimentParts.ts';
import { split } from './split.ts';
import { defineStage, withCurves } from './stage.ts';

/** The attacked classifier, its history, and its answers about its members and non-members. */
export const target = withCurves(
  defineStage({
    id: 'target',
    title: 'target model',
    ribbon: 'target',
    inputs: [data, split],
    params: (experiment) => ({ ...trainingOf(experiment), seed: experiment.seed }),
    onEngine: true,
    stored: true,
    priority: 30,
    work: (experiment) => trainingWork(experiment, 'target'),
    code: () => import('../training/trainRole.ts'),
    run: ({ trainRole }, inputs, params, context) => trainRole('target', inputs, params, context),
  }),
  trainingCurves,
);
