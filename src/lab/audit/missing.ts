/** What an audit would add if it were given more arrays. */

import { shadowAttacks } from '../attacks/referenceModels/referenceAttacks.ts';
import { scoreAttacks } from '../attacks/scoreAttacks/scoreAttacks.ts';
import type { AuditInput } from './auditInput.ts';
import { CLMIA_NAMES } from './givenViews.ts';
import type { ArrayName } from './readArrays.ts';

export interface Missing {
  readonly array: ArrayName;
  /** Attacks and figures that the array makes possible. */
  readonly wouldAdd: readonly string[];
}

const fitted = scoreAttacks.filter(({ threshold }) => threshold !== 'none').map(({ name }) => name);
const byShadows = [
  ...shadowAttacks.map(({ name }) => name),
  `balanced accuracy of ${fitted.join(', ')} (thresholds are fitted on a shadow model)`,
];

export function missingArrays({ given, shadows, views }: AuditInput): Missing[] {
  const missing: Missing[] = [];
  const outputs = given.has('shadow_posteriors') || given.has('shadow_logits');
  if (!outputs) missing.push({ array: 'shadow_posteriors', wouldAdd: byShadows });
  if (!given.has('shadow_members')) missing.push({ array: 'shadow_members', wouldAdd: byShadows });
  if (shadows && !(given.has('population_posteriors') || given.has('population_logits'))) {
    const wouldAdd = ["rmia against examples outside every model, in place of the file's own"];
    missing.push({ array: 'population_posteriors', wouldAdd });
  }
  if (!views) missing.push({ array: 'views', wouldAdd: CLMIA_NAMES });
  return missing;
}
