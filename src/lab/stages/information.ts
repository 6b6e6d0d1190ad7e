import { shadow } from './shadow.ts';
import { split } from './split.ts';
import { defineStage } from './stage.ts';
import { views } from './views.ts';

/** How much the views' features tell of membership. */
export const information = defineStage({
  id: 'information',
  title: 'mutual information',
  ribbon: 'views',
  inputs: [split, shadow, views],
  params: ({ features }) => ({ features }),
  onEngine: false,
  stored: true,
  priority: 100,
  work: () => ({}),
  code: () => import('../attacks/clmia/viewInformation.ts'),
  run: ({ viewInformation }, inputs, { features }, context) =>
    viewInformation(inputs.split, inputs.shadow, inputs.views, features, () => context.checkpoint()),
});
