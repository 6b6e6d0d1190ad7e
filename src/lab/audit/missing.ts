/** What an audit would add if it were given more arrays. */

import type { AuditArray } from '../attacks/attack.ts';
import { ATTACK_CATALOGUE, type AttackName, attacksOf } from '../attacks/catalogue.ts';
import type { AuditInput } from './auditInput.ts';
import type { ArrayName } from './mapping/roles.ts';

export interface Missing {
  readonly array: ArrayName;
  /** Attacks and figures that the array makes possible. */
  readonly wouldAdd: readonly string[];
}

const attacksFrom = (array: AuditArray): AttackName[] =>
  ATTACK_CATALOGUE.filter(({ auditArrays }) => auditArrays?.includes(array)).map(({ id }) => id);

const fitted = attacksOf('score').filter(({ threshold }) => threshold !== 'none');
const byShadows = [
  ...attacksFrom('shadow_posteriors'),
  `balanced accuracy of ${fitted.map(({ title }) => title).join(', ')} (thresholds are fitted on a shadow model)`,
];

export function missingArrays({ given, shadows, views }: AuditInput): Missing[] {
  const missing: Missing[] = [];
  const outputs = given.has('shadow_posteriors') || given.has('shadow_logits');
  if (!outputs) missing.push({ array: 'shadow_posteriors', wouldAdd: byShadows });
  if (!given.has('shadow_members')) missing.push({ array: 'shadow_members', wouldAdd: byShadows });
  if (shadows && !(given.has('population_posteriors') || given.has('population_logits'))) {
    const wouldAdd = ['RMIA against examples outside every model, in place of the file’s own'];
    missing.push({ array: 'population_posteriors', wouldAdd });
  }
  if (!views) missing.push({ array: 'views', wouldAdd: attacksFrom('views') });
  return missing;
}
