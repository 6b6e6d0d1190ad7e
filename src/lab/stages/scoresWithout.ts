import { isNeeded, loadAttack } from '../attacks/catalogue.ts';
import { augmentedQueries } from './augmentedQueries.ts';
import { blind } from './blind.ts';
import { controls } from './controls.ts';
import { data } from './data.ts';
import { encoder } from './encoder.ts';
import { modelOf } from './experimentParts.ts';
import { generatedNonMembers } from './generatedNonMembers.ts';
import { head } from './head.ts';
import { referenceModels } from './referenceModels.ts';
import { shadow } from './shadow.ts';
import { split } from './split.ts';
import { defineAskedStage } from './stage.ts';
import { target } from './target.ts';
import { targetWithout } from './targetWithout.ts';
import { unlabelledAttacks } from './unlabelledAttacks.ts';

/** What every chosen attack, as it is, says of one example and its neighbours with and without it. */
export const scoresWithout = defineAskedStage({
  id: 'scoresWithout',
  title: 'scores without one example',
  ribbon: 'scores',
  inputs: [
    data,
    split,
    target,
    shadow,
    encoder,
    head,
    controls,
    blind,
    referenceModels,
    augmentedQueries,
    unlabelledAttacks,
    targetWithout,
  ],
  params: (experiment) => {
    const { attacks, features, seed } = experiment;
    const { count: _, ...options } = experiment.references;
    return {
      ...modelOf(experiment),
      attacks,
      features,
      seed,
      ...(isNeeded('referenceModels', experiment) && { references: options }),
    };
  },
  onEngine: true,
  stored: true,
  priority: 180,
  work: () => ({}),
  code: ({ attacks }) =>
    Promise.all([
      import('../leaveOut/scoresWithout.ts'),
      import('../attacks/clmia/encoder.ts'),
      import('../random.ts'),
      Promise.all(attacks.map(loadAttack)),
    ]),
  run: (
    [{ scoresWithout }, { initialEncoder }, { randomStream }],
    inputs,
    { leftOut, variant: _, ...params },
    context,
  ) => {
    if (leftOut === null) throw new Error('There are no scores without nothing.');
    const streams = { attacks: unlabelledAttacks.stream, generated: generatedNonMembers.stream };
    // The encoder that CLMIA's training begins with, as the control has it.
    const initial = (width: number) => initialEncoder(width, randomStream(params.seed, 'encoder/encoder'));
    return scoresWithout(leftOut, inputs, { ...params, streams }, initial, context);
  },
});
