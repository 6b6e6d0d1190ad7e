/** Every attack for which the arrays suffice, one after the other. */
import type { Attack, AuditArray, HeadAttack, ReferenceAttack, ScoreAttack } from '../attacks/attack.ts';
import { AttackInputError } from '../attacks/attackInputErrors.ts';
import type { ShadowExamples } from '../attacks/attackInputs.ts';
import { type AttackName, attacksOf } from '../attacks/catalogue.ts';
import { LEAST_TO_FIT, runReferenceAttack } from '../attacks/runReferenceAttack.ts';
import { runScoreAttack } from '../attacks/runScoreAttack.ts';
import type { EvaluatedAttack } from '../evaluation/evaluatedScores.ts';
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
}: AuditInput): Omit<EvaluatedAttack, 'name' | 'scores' | 'decisions'> {
  const ids = Int32Array.from(members, (_, i) => i);
  return { labelled: { members: 0, nonMembers: 0 }, members, labels: target.labels, ids };
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
  const { posteriors, labels, classes } = target;
  const scores = new Float64Array(labels.length);
  for (let from = 0; from < labels.length; from += ROWS) {
    await context.checkpoint();
    const to = Math.min(labels.length, from + ROWS);
    const rows = posteriors.subarray(from * classes, to * classes);
    scores.set(scoresOf({ posteriors: rows, labels: labels.subarray(from, to), classes }), from);
  }
  return scores;
}

/** The first shadow model's answers, whose membership an attacker knows. */
function firstShadow({ target, shadows }: AuditInput): ShadowExamples | null {
  if (!shadows) return null;
  const { labels, classes } = target;
  const posteriors = (shadows.posteriors as Float64Array).subarray(0, labels.length * classes);
  return { posteriors, labels, classes, members: (shadows.members as Uint8Array).subarray(0, labels.length) };
}

async function byScore(
  attack: Named<ScoreAttack>,
  input: AuditInput,
  examples: Examples,
  context: AuditContext,
): Promise<AuditedAttack> {
  const { id: name, threshold } = attack;
  const shadow = firstShadow(input);
  if (threshold !== 'none' && shadow) {
    await context.checkpoint();
    const { scores, decisions } = await runScoreAttack(attack, input.target, shadow);
    return { name, ...examples, scores, decisions, thresholdFrom: 'the first shadow model' };
  }
  const scores = await scoresOf(attack, input, context);
  if (threshold !== 'none') return { name, ...examples, scores, decisions: null, thresholdFrom: null };
  return { name, ...examples, scores, decisions: decide(scores, 0.5), thresholdFrom: 'the score itself' };
}

async function byShadows(
  attack: Named<ReferenceAttack>,
  { target, shadows, population }: AuditInput,
  examples: Examples,
): Promise<AuditedAttack> {
  const z = population ?? { target, shadows: shadows!.posteriors };
  const { scores, decisions } = await runReferenceAttack(attack, {
    target,
    shadows: shadows!,
    population: z,
  });
  const fitted = shadows!.models >= LEAST_TO_FIT;
  return {
    name: attack.id,
    ...examples,
    scores,
    decisions,
    thresholdFrom: fitted ? 'the first shadow model' : 'the definition',
  };
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
    yield { ...attack, thresholdFrom: 'the head' };
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
  for (const attack of references) {
    await context.checkpoint();
    try {
      yield await byShadows(attack, input, examples);
    } catch (error) {
      if (!(error instanceof AttackInputError)) throw error;
      yield { attack: attack.id, reason: `${error.message}. ${error.hint}` };
    }
  }
  if (heads.length > 0) yield* byViews(heads, input, options, context);
}
