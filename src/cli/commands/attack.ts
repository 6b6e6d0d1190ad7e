import { AttackInputError } from '../../lab/attacks/attackInputErrors.ts';
import { shadowAttacks } from '../../lab/attacks/referenceModels/referenceAttacks.ts';
import { scoreAttacks } from '../../lab/attacks/scoreAttacks/scoreAttacks.ts';
import { shadowInput, targetOutputs } from '../attackInput.ts';
import { BadInput, refused } from '../badInput.ts';

export type Attack = (input: unknown) => { scores: number[] };

/** A refusal of the lab's as one line of bad input. */
function refusing(attack: Attack): Attack {
  return (input) => {
    try {
      return attack(input);
    } catch (error) {
      if (error instanceof AttackInputError) throw new BadInput(`${error.message}. ${error.hint}`);
      throw error;
    }
  };
}

const attacks = new Map<string, Attack>([
  ...scoreAttacks.map(({ name, scores }): [string, Attack] => [
    name,
    (input) => ({ scores: Array.from(scores(targetOutputs(input))) }),
  ]),
  ...shadowAttacks.map((attack): [string, Attack] => [
    attack.name,
    refusing((file) => {
      const { input, options } = shadowInput(file, attack.needsPopulation);
      return { scores: Array.from(attack.scores(input, options)) };
    }),
  ]),
]);

/** The attack of that name, from a file's content to scores [N]. @throws BadInput for an unknown name. */
export function attackNamed(name: string): Attack {
  const attack = attacks.get(name);
  if (attack === undefined) throw refused('NAME', name, [...attacks.keys()].join(', '));
  return attack;
}

/** `{scores [N]}` of one attack by name. @throws BadInput for an unknown name or refused input. */
export function attackCommand(name: string, input: unknown): { scores: number[] } {
  return attackNamed(name)(input);
}
