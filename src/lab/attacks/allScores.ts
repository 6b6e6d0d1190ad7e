/** Every chosen attack's scores and decisions on the same evaluated examples. */
import type { Split } from '../data/split.ts';
import type { AttackName } from '../experiment/lists.ts';
import type { FittedHead } from './heads/head.ts';
import type { ClmiaHeads, ControlHeads } from './heads/heads.ts';
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
  heads: ClmiaHeads & ControlHeads & { readonly blind: FittedHead | null },
  unlabelled: readonly UnlabelledScores[],
): AllScores {
  const n = split.sets.targetMembers.length;
  const { evaluated, members, nonMembers } = heads.labelled;
  const byHead: Partial<Record<AttackName, FittedHead | null>> = {
    clmia: heads.clmia,
    'random-encoder': heads.randomEncoder,
    supervised: heads.supervised,
    'fine-tuned': heads.fineTuned,
    blind: heads.blind,
  };
  const attacks = chosen.flatMap((name): AttackScores[] => {
    const head = byHead[name];
    if (head) {
      const scores = Float64Array.from(evaluated, (i) => head.probabilities[i]!);
      const decisions = Uint8Array.from(scores, (score) => (score > 0.5 ? 1 : 0));
      return [{ name, labelled: { members, nonMembers }, scores, decisions }];
    }
    const rival = unlabelled.find((one) => one.name === name);
    if (!rival) return [];
    return [
      {
        name,
        labelled: { members: 0, nonMembers: 0 },
        scores: Float64Array.from(evaluated, (i) => rival.scores[i]!),
        decisions: Uint8Array.from(evaluated, (i) => rival.decisions[i]!),
      },
    ];
  });
  return { evaluated, members: Uint8Array.from(evaluated, (i) => (i < n ? 1 : 0)), attacks };
}
