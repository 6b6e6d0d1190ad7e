/** Every score attack for which the arrays suffice, one after the other. */
import { AttackInputError } from '../attacks/scores/attackInputErrors.ts';
import type { ModelOutputs } from '../attacks/scores/modelOutputs.ts';
import { runScoreAttack } from '../attacks/scores/runScoreAttack.ts';
import { LEAST_TO_FIT, runShadowAttack } from '../attacks/scores/runShadowAttack.ts';
import { type ScoreAttack, scoreAttacks } from '../attacks/scores/scoreAttacks.ts';
import { type ShadowAttack, shadowAttacks } from '../attacks/scores/shadowAttacks.ts';
import { decide } from '../evaluation/threshold.ts';
import type { StageContext } from '../stage.ts';
import type { AuditedName, JudgedAttack } from './auditFigures.ts';
import type { AuditInput } from './auditInput.ts';

/** What an audit sees of the world: where it says how far it is, and where it can be stopped. */
export type AuditContext = Pick<StageContext, 'update' | 'checkpoint'>;

export interface Refusal {
  readonly attack: AuditedName;
  readonly reason: string;
}

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
    return { name, scores, decisions, thresholdFrom: 'the first shadow model' };
  }
  const scores = await scoresOf(attack, input, context);
  if (threshold !== 'none') return { name, scores, decisions: null, thresholdFrom: null };
  return { name, scores, decisions: decide(scores, 0.5), thresholdFrom: 'the score itself' };
}

function byShadows(attack: ShadowAttack, { target, shadows, population }: AuditInput): JudgedAttack {
  const z = population ?? { target, shadows: shadows!.posteriors };
  const { scores, decisions } = runShadowAttack(attack, { target, shadows: shadows!, population: z });
  const fitted = shadows!.models >= LEAST_TO_FIT;
  return {
    name: attack.name,
    scores,
    decisions,
    thresholdFrom: fitted ? 'the first shadow model' : 'the definition',
  };
}

/** How many attacks will be tried. */
export const attackCount = ({ shadows }: AuditInput) =>
  scoreAttacks.length + (shadows ? shadowAttacks.length : 0);

/** Hands out each attack as it is done, or why its arrays do not suffice. */
export async function* runAttacks(
  input: AuditInput,
  context: AuditContext,
): AsyncGenerator<JudgedAttack | Refusal> {
  for (const attack of scoreAttacks) yield await byScore(attack, input, context);
  if (!input.shadows) return;
  for (const attack of shadowAttacks) {
    await context.checkpoint();
    try {
      yield byShadows(attack, input);
    } catch (error) {
      if (!(error instanceof AttackInputError)) throw error;
      yield { attack: attack.name, reason: `${error.message}. ${error.hint}` };
    }
  }
}
