import type { Examined } from './examined.ts';
import type { Facts } from './facts.ts';

/** One kind of slip. */
export interface PlausibilityRule {
  readonly id: string;
  /** What shows it, for who reads the code and the documents. */
  readonly looksFor: string;
  /** What was found, its likely cause, and what to do; null where there is no sign of it. */
  readonly find: (examined: Examined, facts: Facts) => string | null;
}

/** "shadow models 0, 3, 7 and 2 more" */
export function modelsText(models: readonly number[]): string {
  const shown = models.slice(0, 5).join(', ');
  const more = models.length > 5 ? ` and ${models.length - 5} more` : '';
  return `shadow ${models.length === 1 ? 'model' : 'models'} ${shown}${more}`;
}

/** What names a set of answers in messages. */
export const nameOf = (what: 'target' | 'shadows' | 'population', kind: 'posteriors' | 'logits'): string =>
  ({ target: kind, shadows: `shadow_${kind}`, population: `population_${kind}` })[what];
