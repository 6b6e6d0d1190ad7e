/** A population whose labels or answers are of other rows. */
import { percent } from '../../numbers.ts';
import { elsewhere, expectedKappa } from './elsewhere.ts';
import { modelFacts, sampled } from './facts.ts';
import { modelsText, nameOf, type PlausibilityRule } from './rule.ts';

const MOST_ROWS = 1024;

const populationRows: PlausibilityRule = {
  id: 'population-of-other-rows',
  looksFor: 'the target’s answers agree with the labels, its answers to the population do not',
  find: ({ population, classes }, facts) => {
    if (!population) return null;
    const { target } = facts;
    const expected = expectedKappa(facts, 0);
    const rows = sampled(population.labels.length, MOST_ROWS, 0, 'plausibility/population');
    const labels = rows.map((row) => population.labels[row]!);
    const own = modelFacts(population.answers, 0, rows, labels, classes);
    const { kind } = population.answers;
    if (elsewhere(target.agreement, [own], [expected])) {
      return `The target is right in ${percent(own.agreement.observed)} of the population and in ${percent(target.agreement.observed)} of the examples: population_labels and ${nameOf('population', kind)} seem to be in different orders of rows. Write both in one pass.`;
    }
    if (!population.shadows) return null;
    const size = population.labels.length * classes;
    const models = population.shadows.values.length / size;
    const answers = population.shadows;
    const others = Array.from({ length: models }, (_, k) =>
      modelFacts(answers, k * size, rows, labels, classes),
    );
    const found = elsewhere(
      own.agreement,
      others,
      others.map(() => expected),
    );
    if (!found) return null;
    return `On the population ${modelsText(found.models)} of ${models} agree with the labels in ${percent(found.accuracy)}, the target in ${percent(own.agreement.observed)}: the rows of shadow_population_${answers.kind} are in another order. Query every model with the same examples in the same order.`;
  },
};

export const populationRules: readonly PlausibilityRule[] = [populationRows];
