import { encoder } from './encoder.ts';
import { headOf } from './experimentParts.ts';
import { shadow } from './shadow.ts';
import { split } from './split.ts';
import { defineStage, withCurves } from './stage.ts';
import { target } from './target.ts';

/** CLMIA's membership head on the frozen encoder, and the fine-tuned control, both on the labelled examples. */
export const head = withCurves(
  defineStage({
    id: 'head',
    title: 'membership head',
    ribbon: 'head',
    inputs: [split, target, shadow, encoder],
    params: (experiment) => ({
      ...headOf(experiment),
      features: experiment.features,
      fineTuned: experiment.attacks.includes('fine-tuned'),
    }),
    onEngine: true,
    stored: true,
    priority: 60,
    work: ({ head: { steps }, attacks }) => ({
      frozenHead: steps,
      trainedHead: attacks.includes('fine-tuned') ? steps : 0,
    }),
    code: () => import('../attacks/heads/heads.ts'),
    run: ({ fitClmia }, inputs, params, context) =>
      fitClmia(inputs.split, inputs, inputs.encoder.weights, params, context),
  }),
  {
    clmia: ({ clmia: { loss } }) => ({ x: loss.map(({ step }) => step), y: loss.map((point) => point.loss) }),
  },
);
