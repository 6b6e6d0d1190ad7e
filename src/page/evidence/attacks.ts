import { ATTACK_TITLES, type AttackName } from '../../lab/attacks/catalogue.ts';
import type { Candidates, RunDetail } from '../state/runSlice.ts';

export type { AttackName, Candidates };
export type Detail = RunDetail;
export type Attack = Detail['attacks'][number];

/** What every panel that knows the truth is given. */
export interface Asked {
  readonly detail: Detail;
  readonly candidates: Candidates;
  /** The two attacks that are compared. */
  readonly first: Attack;
  readonly second: Attack;
}

export const nameOf = ({ name }: { readonly name: AttackName }): string => ATTACK_TITLES[name];

export const optionsOf = (attacks: readonly Attack[]) =>
  attacks.map((attack) => ({ value: attack.name, label: nameOf(attack) }));
