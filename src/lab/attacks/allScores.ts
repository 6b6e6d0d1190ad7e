/** Every chosen attack's scores and decisions on the same evaluated examples. */

import { membersOf } from '../data/roleExamples.ts';
import type { Split } from '../data/split.ts';
import type { HeadAttack } from './attack.ts';
import { type AttackName, attackOf } from './catalogue.ts';
import type { FittedHead } from './heads/head.ts';
import type { Labelled } from './heads/labelled.ts';
import type { UnlabelledScores } from './unlabelledAttacks.ts';

export interface AttackScores {
  readonly name: AttackName;
  /** Membership labels the attack was given. */
  readonly labelled: { readonly members: number; readonly nonMembers: number };
  /** [evaluated], higher = more likely a member */
  readonly scores: Float64Array;
  /** [evaluated], 1 = called a member */
  readonly decisions: Uint8Array;
}

export interface AllScores {
  /** Positions within the target's 2n examples. */
  readonly evaluated: Int32Array;
  /** [evaluated], 1 = member */
  readonly members: Uint8Array;
  readonly attacks: readonly AttackScores[];
}

export function allScores(
  chosen: readonly AttackName[],
  split: Split,
  {
    labelled,
    ...heads
  }: Readonly<Record<HeadAttack['head'], FittedHead | null>> & { readonly labelled: Labelled },
  unlabelled: readonly UnlabelledScores[],
): AllScores {
  const { evaluated, members, nonMembers } = labelled;
  const attacks = chosen.flatMap((name): AttackScores[] => {
    const attack = attackOf(name);
    if (attack.family === 'head') {
      const head = heads[attack.head];
      if (!head) return [];
      const scores = Float64Array.from(evaluated, (i) => head.probabilities[i]!);
      const decisions = Uint8Array.from(scores, (score) => (score > 0.5 ? 1 : 0));
      return [{ name, labelled: { members, nonMembers }, scores, decisions }];
    }
    const found = unlabelled.find((one) => one.name === name);
    if (!found) return [];
    return [
      {
        name,
        labelled: { members: 0, nonMembers: 0 },
        scores: Float64Array.from(evaluated, (i) => found.scores[i]!),
        decisions: Uint8Array.from(evaluated, (i) => found.decisions[i]!),
      },
    ];
  });
  const inside = membersOf(split, 'target');
  return { evaluated, members: Uint8Array.from(evaluated, (i) => inside[i]!), attacks };
}
