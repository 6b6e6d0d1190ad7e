import { isLabelled, isNeeded, loadAttack } from '../attacks/catalogue.ts';
import { augmentedQueries } from './augmentedQueries.ts';
import { generatedNonMembers } from './generatedNonMembers.ts';
import { populationQueries } from './populationQueries.ts';
import { referenceModels } from './referenceModels.ts';
import { shadow } from './shadow.ts';
import { split } from './split.ts';
import { defineStage } from './stage.ts';
import { target } from './target.ts';

/** The attacks that are told of no membership among the target's examples, on all of these. */
export const unlabelledAttacks = defineStage({
  id: 'unlabelledAttacks',
  recordedAs: 'rivals',
  title: 'attacks that need no membership labels',
  ribbon: 'scores',
  inputs: [split, target, shadow, referenceModels, populationQueries, augmentedQueries, generatedNonMembers],
  params: ({ attacks, seed, references: { count, ...options } }) => ({
    attacks: attacks.filter((name) => !isLabelled(name)),
    seed,
    ...(isNeeded('referenceModels', { attacks }) && { references: options }),
  }),
  onEngine: false,
  stored: true,
  priority: 90,
  work: () => ({}),
  code: ({ attacks }) =>
    Promise.all([
      import('../attacks/referenceModels/referenceOutputs.ts'),
      import('../attacks/unlabelledAttacks.ts'),
      Promise.all(attacks.map(loadAttack)),
    ]),
  run: ([{ referenceOutputs }, attacks], inputs, params, context) => {
    const { target, referenceModels: references, populationQueries: population } = inputs;
    const models = { target, references, population };
    const answers = {
      referenceModels: params.references && referenceOutputs(inputs.split, models, params.references),
      augmentedQueries: inputs.augmentedQueries[0],
      generatedNonMembers: inputs.generatedNonMembers[0],
    };
    const asked = attacks.attackInputs(inputs.split, inputs, answers);
    return attacks.unlabelledAttacks(params.attacks, asked, context);
  },
});
