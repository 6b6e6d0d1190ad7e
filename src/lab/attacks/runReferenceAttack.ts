/**
 * Scores and decides with a threshold fitted on the shadows alone: one shadow stands in for the target, the others attack
 * it, and its membership, which the attacker knows, fits the threshold. Our choice; the papers report threshold-free
 * figures.
 */
import { decide, fitThreshold } from '../evaluation/threshold.ts';
import type { ReferenceAttack, ThresholdedScores } from './attack.ts';
import { AttackInputError } from './attackInputErrors.ts';
import type { ComparedAnswers, LabelAnswers, ReferenceOptions } from './attackInputs.ts';

/** Unless the experiment says otherwise. RMIA's are our choice, near the values that its paper tries. */
export const REFERENCE_OPTIONS: ReferenceOptions = {
  lira: { variance: 'fixed' },
  rmia: { gamma: 2, a: 0.33 },
};

/** Fewest shadows of which one can be spared: with examples inside half of them, three keep both kinds for each. */
export const LEAST_TO_FIT = 4;

/** Of the values of K models, one's and the others'. @param size values of each model */
function apart<Values extends Float64Array | Uint8Array>(
  values: Values,
  spared: number,
  size: number,
): [own: Values, others: Values] {
  const own = values.subarray(spared * size, (spared + 1) * size) as Values;
  if (spared === 0) return [own, values.subarray(size) as Values];
  const others = values.slice(0, -size) as Values;
  others.set(values.subarray((spared + 1) * size), spared * size);
  return [own, others];
}

function answersApart({ phi, p }: LabelAnswers, spared: number, size: number): [LabelAnswers, LabelAnswers] {
  const [own, others] = apart(phi, spared, size);
  const [ownP, othersP] = p ? apart(p, spared, size) : [null, null];
  return [
    { phi: own, p: ownP },
    { phi: others, p: othersP },
  ];
}

/**
 * The first model that was trained on some of the N examples and not on all of them: the one to spare, and to fit thresholds on.
 * @param members [K x N] @returns null where there is none
 */
export function firstWithBothKinds(
  members: ArrayLike<number>,
  models: number,
  examples: number,
): number | null {
  for (let k = 0; k < models; k++) {
    const first = members[k * examples];
    for (let i = 1; i < examples; i++) if (members[k * examples + i] !== first) return k;
  }
  return null;
}

/** The attack on one shadow by the others, and that shadow's membership. */
function onShadow(
  { target, shadows, population }: ComparedAnswers,
  spared: number,
): { readonly answers: ComparedAnswers; readonly members: Uint8Array } {
  const examples = target.phi.length;
  const [own, others] = answersApart(shadows, spared, examples);
  const [members, othersMembers] = apart(Uint8Array.from(shadows.members), spared, examples);
  const z = population && answersApart(population.shadows, spared, population.target.phi.length);
  return {
    answers: {
      target: own,
      shadows: { ...others, members: othersMembers, models: shadows.models - 1 },
      population: z && { target: z[0], shadows: z[1] },
    },
    members,
  };
}

/** Fitted on the covered examples of one shadow; null where these do not suffice. */
function fittedThreshold(
  scoresOf: (answers: ComparedAnswers) => Float64Array,
  answers: ComparedAnswers,
  spared: number,
): number | null {
  const one = onShadow(answers, spared);
  try {
    const scores = scoresOf(one.answers);
    const members = one.members.filter((_, i) => !Number.isNaN(scores[i]!));
    if (!(members.includes(0) && members.includes(1))) return null;
    return fitThreshold(
      scores.filter((score) => !Number.isNaN(score)),
      members,
    ).threshold;
  } catch (error) {
    if (error instanceof AttackInputError) return null;
    throw error;
  }
}

export interface ReferenceScores extends ThresholdedScores {
  /** The shadow on which the threshold was fitted; null: it is the attack's own. */
  readonly fittedOn: number | null;
}

/** Scores are NaN for examples that the shadows do not cover. @throws AttackInputError as the attack's scores. */
export async function runReferenceAttack(
  attack: ReferenceAttack,
  answers: ComparedAnswers,
  options: ReferenceOptions = REFERENCE_OPTIONS,
): Promise<ReferenceScores> {
  const { scores } = await attack.load();
  const scoresOf = (one: ComparedAnswers) => scores(one, options);
  const found = scoresOf(answers);
  const { members, models } = answers.shadows;
  const spared = models < LEAST_TO_FIT ? null : firstWithBothKinds(members, models, found.length);
  const fitted = spared === null ? null : fittedThreshold(scoresOf, answers, spared);
  const threshold = fitted ?? attack.defaultThreshold;
  return {
    scores: found,
    decisions: decide(found, threshold),
    thresholds: Float64Array.of(threshold),
    fittedOn: fitted === null ? null : spared,
  };
}
