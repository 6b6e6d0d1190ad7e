import type { AttackName } from '../../lab/experiment.ts';
import type { RunData } from '../../state/runData.ts';
import { text } from '../messages.ts';

export type { AttackName };
export type Attacks = NonNullable<RunData['detail']>['attacks'];
export type Attack = Attacks[number];

/** What every panel that knows the truth is given. */
export interface Asked {
  readonly attacks: Attacks;
  /** [evaluated], 1 = member */
  readonly members: Uint8Array;
  /** Of the run's arrays. */
  readonly version: number;
  /** The two attacks that are compared. */
  readonly first: Attack;
  readonly second: Attack;
}

export const nameOf = ({ name }: { readonly name: AttackName }): string => text.attacks[name];

export const optionsOf = (attacks: Attacks) =>
  attacks.map((attack) => ({ value: attack.name, label: nameOf(attack) }));
