import type { ViewSettings } from '../attacks/clmia/views.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { data } from './data.ts';
import { modelOf, poolSize } from './experimentParts.ts';
import { shadow } from './shadow.ts';
import { split } from './split.ts';
import { defineStage } from './stage.ts';

/** Only what matters: rates where dropout is active, augmentations where it is not alone. */
function viewSource({ views, shadow: { dropoutRate } }: Experiment): Omit<ViewSettings, 'count'> {
  const { source, augmentations, firstRate, secondRate } = views;
  const rates: ViewSettings['rates'] =
    source === 'augmentation' ? [0, 0] : [firstRate ?? dropoutRate, secondRate ?? dropoutRate];
  return source === 'dropout' ? { rates } : { rates, source, augmentations };
}

/** Several passes of every example through the shadow, by dropout, augmentation or both. */
export const views = defineStage({
  id: 'views',
  title: 'views',
  ribbon: 'views',
  inputs: [data, split, shadow],
  params: (experiment) => ({
    count: experiment.views.count,
    ...viewSource(experiment),
    ...modelOf(experiment),
    seed: experiment.seed,
  }),
  onEngine: true,
  stored: true,
  priority: 40,
  work: (experiment) => {
    const { source, count } = experiment.views;
    const pool = poolSize(experiment);
    return { stem: source === 'dropout' ? pool : 0, pass: pool * count };
  },
  code: () => Promise.all([import('../models/classifier.ts'), import('../attacks/clmia/views.ts')]),
  run: ([{ classifierFor }, { makeViews }], inputs, { architecture, width, ...settings }, context) =>
    makeViews(
      {
        ...settings,
        model: classifierFor(inputs.data, { architecture, width }),
        weights: inputs.shadow.weights,
        scaling: inputs.shadow.scaling,
        dataset: inputs.data,
        pool: inputs.split.pool,
      },
      context,
    ),
});
