import { headOf } from './experimentParts.ts';
import { head } from './head.ts';
import { shadow } from './shadow.ts';
import { split } from './split.ts';
import { defineStage } from './stage.ts';
import { target } from './target.ts';

/** The controls without contrastive training: a random frozen encoder, and one trained from scratch with its head. */
export const controls = defineStage({
  id: 'controls',
  // CLMIA and its controls draw the same labelled examples, initial heads and batches.
  stream: head.stream,
  title: 'controls',
  ribbon: 'head',
  inputs: [split, target, shadow],
  params: (experiment) => ({
    ...headOf(experiment),
    features: experiment.features,
    randomEncoder: experiment.attacks.includes('random-encoder'),
    supervised: experiment.attacks.includes('supervised'),
  }),
  onEngine: true,
  stored: true,
  priority: 110,
  work: ({ head: { steps }, attacks }) => ({
    frozenHead: attacks.includes('random-encoder') ? steps : 0,
    trainedHead: attacks.includes('supervised') ? steps : 0,
  }),
  code: () =>
    Promise.all([
      import('../attacks/heads/heads.ts'),
      import('../attacks/clmia/encoder.ts'),
      import('../random.ts'),
    ]),
  run: ([{ fitControls }, { initialEncoder }, { randomStream }], inputs, params, context) => {
    // The encoder that CLMIA's training begins with.
    const initial = (width: number) => initialEncoder(width, randomStream(params.seed, 'encoder/encoder'));
    return fitControls(inputs.split, inputs, params, initial, context);
  },
});
