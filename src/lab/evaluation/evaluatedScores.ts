import type { AttackName } from '../attacks/catalogue.ts';

/** What an attack says of the N examples that it is judged on, and what they are: for runs and for audits. */
export interface EvaluatedScores {
  /** [N], higher = more likely a member */
  readonly scores: Float64Array;
  /** [N], 1 = called a member; null without a threshold */
  readonly decisions: Uint8Array | null;
  /** [N], 1 = member */
  readonly members: Uint8Array;
  /** [N] the true labels */
  readonly labels: ArrayLike<number>;
  /** [N] which examples they are: positions among the target's 2n of a run, rows of an audited file */
  readonly ids: Int32Array;
}

export interface EvaluatedAttack extends EvaluatedScores {
  readonly name: AttackName;
  /** Membership labels that the attack was given; it is judged on other examples. */
  readonly labelled: { readonly members: number; readonly nonMembers: number };
}

/** One that has decided, as every attack of a run has. */
export interface DecidedAttack extends EvaluatedAttack {
  readonly decisions: Uint8Array;
}

/** Those at the given positions, in their order. */
export function evaluatedAt(
  { scores, decisions, members, labels, ids }: EvaluatedScores,
  positions: readonly number[] | Int32Array,
): EvaluatedScores {
  return {
    scores: Float64Array.from(positions, (i) => scores[i]!),
    decisions: decisions && Uint8Array.from(positions, (i) => decisions[i]!),
    members: Uint8Array.from(positions, (i) => members[i]!),
    labels: Int32Array.from(positions, (i) => labels[i]!),
    ids: Int32Array.from(positions, (i) => ids[i]!),
  };
}

/** Two attacks on the examples that both are judged on, in the first's order: what a comparison of them may read. */
export function inCommon(
  first: DecidedAttack,
  second: DecidedAttack,
): readonly [first: DecidedAttack, second: DecidedAttack] {
  if (first.ids === second.ids) return [first, second];
  const places = new Map(Array.from(second.ids, (id, place) => [id, place]));
  const kept = Array.from(first.ids.keys()).filter((place) => places.has(first.ids[place]!));
  const at = (attack: DecidedAttack, positions: readonly number[]): DecidedAttack => ({
    ...attack,
    ...evaluatedAt(attack, positions),
    decisions: Uint8Array.from(positions, (place) => attack.decisions[place]!),
  });
  return [
    at(first, kept),
    at(
      second,
      kept.map((place) => places.get(first.ids[place]!)!),
    ),
  ];
}
