/** Every score attack for which the arrays suffice, one after the other. */
import { AttackInputError } from '../attacks/attackInputErrors.ts';
import type { ModelOutputs } from '../attacks/modelOutputs.ts';
import { type ShadowAttack, shadowAttacks } from '../attacks/referenceModels/referenceAttacks.ts';
import { LEAST_TO_FIT, runShadowAttack } from '../attacks/referenceModels/runReferenceAttack.ts';
import { runScoreAttack } from '../attacks/scoreAttacks/runScoreAttack.ts';
import { type ScoreAttack, scoreAttacks } from '../attacks/scoreAttacks/scoreAttacks.ts';
import { decide } from '../evaluation/threshold.ts';
import type { StageContext } from '../stages/stageContext.ts';
import type { AuditedName, JudgedAttack } from './auditFigures.ts';
import type { AuditInput } from './auditInput.ts';
import { CLMIA_NAMES, refusalOfViews } from './givenViews.ts';

/** What an audit sees of the world: where it says how far it is, and where it can be stopped. */
export type AuditContext = Pick<StageContext, 'update' | 'checkpoint'>;

export interface Refusal {
  readonly attack: AuditedName;
  readonly reason: string;
}

export interface AuditOptions {
  /** Of the bootstrap, and of CLMIA's training. */
  readonly seed: number;
  /** Whether an engine is running, which CLMIA is trained on. */
  readonly engine: boolean;
}

/** Of an attack that needs no label and is judged on all examples. */
const UNLABELLED = { labelled: { members: 0, nonMembers: 0 }, evaluated: null } as const;

/** Scored at once between two checkpoints. */
const ROWS = 2 ** 17;

async function scoresOf(
  attack: ScoreAttack,
  { target }: AuditInput,
  context: AuditContext,
): Promise<Float64Array> {
  const { posteriors, labels, classes } = target;
  const scores = new Float64Array(labels.length);
  for (let from = 0; from < labels.length; from += ROWS) {
    await context.checkpoint();
    const to = Math.min(labels.length, from + ROWS);
    const rows = posteriors.subarray(from * classes, to * classes);
    scores.set(attack.scores({ posteriors: rows, labels: labels.subarray(from, to), classes }), from);
  }
  return scores;
}

/** The first shadow model's answers, whose membership an attacker knows. */
function firstShadow({ target, shadows }: AuditInput): (ModelOutputs & { members: Uint8Array }) | null {
  if (!shadows) return null;
  const { labels, classes } = target;
  const posteriors = (shadows.posteriors as Float64Array).subarray(0, labels.length * classes);
  return { posteriors, labels, classes, members: (shadows.members as Uint8Array).subarray(0, labels.length) };
}

async function byScore(attack: ScoreAttack, input: AuditInput, context: AuditContext): Promise<JudgedAttack> {
  const { name, threshold } = attack;
  const shadow = firstShadow(input);
  if (threshold !== 'none' && shadow) {
    await context.checkpoint();
    const { scores, decisions } = runScoreAttack(attack, input.target, shadow);
    return { name, ...UNLABELLED, scores, decisions, thresholdFrom: 'the first shadow model' };
  }
  const scores = await scoresOf(attack, input, context);
  if (threshold !== 'none') return { name, ...UNLABELLED, scores, decisions: null, thresholdFrom: null };
  return { name, ...UNLABELLED, scores, decisions: decide(scores, 0.5), thresholdFrom: 'the score itself' };
}

function byShadows(attack: ShadowAttack, { target, shadows, population }: AuditInput): JudgedAttack {
  const z = population ?? { target, shadows: shadows!.posteriors };
  const { scores, decisions } = runShadowAttack(attack, { target, shadows: shadows!, population: z });
  const fitted = shadows!.models >= LEAST_TO_FIT;
  return {
    name: attack.name,
    ...UNLABELLED,
    scores,
    decisions,
    thresholdFrom: fitted ? 'the first shadow model' : 'the definition',
  };
}

async function* byViews(
  input: AuditInput,
  { seed, engine }: AuditOptions,
  context: AuditContext,
): AsyncGenerator<JudgedAttack | Refusal> {
  const reason = refusalOfViews(input) ?? (engine ? undefined : 'no engine is running to train its encoder');
  if (reason !== undefined) {
    for (const attack of CLMIA_NAMES) yield { attack, reason: `views: ${reason}.` };
    return;
  }
  // Loaded when it is needed: the other attacks need no tensors.
  const { clmiaOnViews } = await import('./clmiaOnViews.ts');
  const { labelled, evaluated, attacks } = await clmiaOnViews(input, seed, context);
  for (const { name, scores } of attacks) {
    yield { name, labelled, evaluated, scores, decisions: decide(scores, 0.5), thresholdFrom: 'the head' };
  }
}

/** How many attacks will be tried. */
export const attackCount = ({ shadows, views }: AuditInput) =>
  scoreAttacks.length + (shadows ? shadowAttacks.length : 0) + (views ? CLMIA_NAMES.length : 0);

/** Hands out each attack as it is done, or why its arrays do not suffice. */
export async function* runAttacks(
  input: AuditInput,
  options: AuditOptions,
  context: AuditContext,
): AsyncGenerator<JudgedAttack | Refusal> {
  for (const attack of scoreAttacks) yield await byScore(attack, input, context);
  for (const attack of input.shadows ? shadowAttacks : []) {
    await context.checkpoint();
    try {
      yield byShadows(attack, input);
    } catch (error) {
      if (!(error instanceof AttackInputError)) throw error;
      yield { attack: attack.name, reason: `${error.message}. ${error.hint}` };
    }
  }
  if (input.views) yield* byViews(input, options, context);
}
