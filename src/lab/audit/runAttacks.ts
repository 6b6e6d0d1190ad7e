/** Every attack for which the arrays suffice, one after the other. */
import type { Attack, AuditArray, HeadAttack, ReferenceAttack, ScoreAttack } from '../attacks/attack.ts';
import { AttackInputError } from '../attacks/attackInputErrors.ts';
import type { ComparedAnswers, ShadowExamples } from '../attacks/attackInputs.ts';
import { type AttackName, attacksOf } from '../attacks/catalogue.ts';
import { comparedAnswers } from '../attacks/labelAnswers.ts';
import { firstWithBothKinds, runReferenceAttack } from '../attacks/runReferenceAttack.ts';
import { runScoreAttack } from '../attacks/runScoreAttack.ts';
import { evaluatedAt } from '../evaluation/evaluatedScores.ts';
import { decide } from '../evaluation/threshold.ts';
import type { AuditContext, AuditOptions } from './auditContext.ts';
import type { AuditedAttack } from './auditFigures.ts';
import type { AuditInput } from './auditInput.ts';
import { refusalOfViews } from './givenViews.ts';

export interface Refusal {
  readonly attack: AttackName;
  readonly reason: string;
}

/** What an attack that needs no label is judged on: all examples. */
function allExamples({
  target,
  members,
}: AuditInput): Omit<AuditedAttack, 'name' | 'scores' | 'decisions' | 'thresholdFrom'> {
  const ids = Int32Array.from(members, (_, i) => i);
  return { labelled: { members: 0, nonMembers: 0 }, members, labels: target.labels, ids, uncovered: 0 };
}

type Examples = ReturnType<typeof allExamples>;

/** Scored at once between two checkpoints. */
const ROWS = 2 ** 17;

/** An attack by the name under which it is audited. */
type Named<Attack> = Attack & { readonly id: AttackName };

async function scoresOf(
  attack: ScoreAttack,
  { target }: AuditInput,
  context: AuditContext,
): Promise<Float64Array> {
  const { scores: scoresOf } = await attack.load();
  const { kind, values, labels, classes } = target;
  const scores = new Float64Array(labels.length);
  for (let from = 0; from < labels.length; from += ROWS) {
    await context.checkpoint();
    const to = Math.min(labels.length, from + ROWS);
    const rows = values.subarray(from * classes, to * classes);
    scores.set(scoresOf({ kind, values: rows, labels: labels.subarray(from, to), classes }), from);
  }
  return scores;
}

const fittedOnShadow = (number: number) =>
  number === 0 ? 'the first shadow model' : 'the first shadow model with members';

/** A shadow model's answers, whose membership an attacker knows: of the first that has members among the examples. */
function firstShadow({ target, shadows }: AuditInput): { number: number; examples: ShadowExamples } | null {
  if (!shadows) return null;
  const { labels, classes } = target;
  const { kind, values, members, models } = shadows;
  const count = labels.length;
  const number = firstWithBothKinds(members, models, count);
  if (number === null) return null;
  const answers = values.subarray(number * count * classes, (number + 1) * count * classes);
  const inside = members.subarray(number * count, (number + 1) * count);
  return { number, examples: { kind, values: answers, labels, classes, members: inside } };
}

async function byScore(
  attack: Named<ScoreAttack>,
  input: AuditInput,
  examples: Examples,
  context: AuditContext,
): Promise<AuditedAttack> {
  const { id: name, threshold } = attack;
  const shadow = threshold === 'none' ? null : firstShadow(input);
  if (shadow) {
    await context.checkpoint();
    const { scores, decisions } = await runScoreAttack(attack, input.target, shadow.examples);
    return { name, ...examples, scores, decisions, thresholdFrom: fittedOnShadow(shadow.number) };
  }
  const scores = await scoresOf(attack, input, context);
  if (threshold !== 'none') return { name, ...examples, scores, decisions: null, thresholdFrom: null };
  return { name, ...examples, scores, decisions: decide(scores, 0.5), thresholdFrom: 'the score itself' };
}

/** What attacks by reference models read, for all of them. */
function comparedIn({ target, shadows, population }: AuditInput): ComparedAnswers {
  const compared = comparedAnswers({ target, shadows: shadows!, population });
  return population ? compared : { ...compared, population: compared };
}

/** Why the covered examples tell nothing; undefined where they do. */
function refusalOfCovered(members: Uint8Array, examples: number): string | undefined {
  if (members.includes(0) && members.includes(1)) return undefined;
  const kind = members.includes(1) ? 'members' : 'non-members';
  return `the shadow models cover ${members.length} of ${examples} examples as it needs, all of them ${kind}. An attack is judged by telling the two apart`;
}

async function byShadows(
  attack: Named<ReferenceAttack>,
  compared: ComparedAnswers,
  examples: Examples,
): Promise<AuditedAttack | Refusal> {
  const { scores, decisions, fittedOn } = await runReferenceAttack(attack, compared);
  const thresholdFrom = fittedOn === null ? 'the definition' : fittedOnShadow(fittedOn);
  const covered = examples.ids.filter((i) => !Number.isNaN(scores[i]!));
  const uncovered = scores.length - covered.length;
  if (uncovered === 0) return { name: attack.id, ...examples, scores, decisions, thresholdFrom };
  const judged = evaluatedAt({ ...examples, scores, decisions }, covered);
  const reason = refusalOfCovered(judged.members, scores.length);
  if (reason !== undefined) return { attack: attack.id, reason: `shadow_members: ${reason}.` };
  return { name: attack.id, labelled: examples.labelled, ...judged, thresholdFrom, uncovered };
}

async function* byViews(
  attacks: readonly Named<HeadAttack>[],
  input: AuditInput,
  { seed, engine }: AuditOptions,
  context: AuditContext,
): AsyncGenerator<AuditedAttack | Refusal> {
  const reason = refusalOfViews(input) ?? (engine ? undefined : 'no engine is running to train its encoder');
  if (reason !== undefined) {
    for (const { id } of attacks) yield { attack: id, reason: `views: ${reason}.` };
    return;
  }
  // Loaded when it is needed: the other attacks need no tensors.
  const { clmiaOnViews } = await import('./clmiaOnViews.ts');
  for (const attack of await clmiaOnViews(input, seed, context)) {
    yield { ...attack, thresholdFrom: 'the head', uncovered: 0 };
  }
}

/** The attacks that the arrays make possible, of the families that an audit runs. */
function possibleAttacks({ shadows, views }: AuditInput) {
  const given: Readonly<Record<AuditArray, boolean>> = {
    shadow_posteriors: shadows !== null,
    shadow_members: shadows !== null,
    views: views !== null,
  };
  const isPossible = ({ auditArrays }: Pick<Attack, 'auditArrays'>) =>
    auditArrays?.every((array) => given[array]) ?? false;
  return {
    scores: attacksOf('score').filter(isPossible),
    references: attacksOf('reference').filter(isPossible),
    heads: attacksOf('head').filter(isPossible),
  };
}

/** How many attacks will be tried. */
export const attackCount = (input: AuditInput) => Object.values(possibleAttacks(input)).flat().length;

/** Hands out each attack as it is done, or why its arrays do not suffice. */
export async function* runAttacks(
  input: AuditInput,
  options: AuditOptions,
  context: AuditContext,
): AsyncGenerator<AuditedAttack | Refusal> {
  const { scores, references, heads } = possibleAttacks(input);
  const examples = allExamples(input);
  for (const attack of scores) yield await byScore(attack, input, examples, context);
  const compared = references.length > 0 ? comparedIn(input) : null;
  for (const attack of references) {
    await context.checkpoint();
    try {
      yield await byShadows(attack, compared!, examples);
    } catch (error) {
      if (!(error instanceof AttackInputError)) throw error;
      yield { attack: attack.id, reason: `${error.message}. ${error.hint}` };
    }
  }
  if (heads.length > 0) yield* byViews(heads, input, options, context);
}
