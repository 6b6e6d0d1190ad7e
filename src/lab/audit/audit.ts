/** The audit of a real model's outputs: every attack for which the arrays suffice, and what more arrays would add. */

import { ATTACK_TITLES } from '../attacks/catalogue.ts';
import { firstWithBothKinds } from '../attacks/runReferenceAttack.ts';
import { attackFindings } from '../evaluation/diagnosis/attacks.ts';
import type { Diagnosis } from '../evaluation/diagnosis/diagnosis.ts';
import { INTERVAL_METHODS } from '../evaluation/figures.ts';
import { count, leftOutText } from '../numbers.ts';
import type { AuditContext, AuditOptions } from './auditContext.ts';
import { type AuditedAttack, type AuditFigures, auditFigures } from './auditFigures.ts';
import type { AuditInput } from './auditInput.ts';
import { type Missing, missingArrays } from './missing.ts';
import { examinedOf } from './plausibility/examined.ts';
import type { Note } from './plausibility/note.ts';
import { plausibilityNotes } from './plausibility/plausibility.ts';
import { attackCount, type Refusal, runAttacks } from './runAttacks.ts';

export interface AuditResult {
  readonly examples: number;
  readonly members: number;
  readonly nonMembers: number;
  readonly classes: number;
  readonly shadows: number;
  /** Share of examples whose most likely class is the true one. Their gap explains the attacks. */
  readonly accuracy: { readonly members: number; readonly nonMembers: number };
  readonly attacks: readonly AuditFigures[];
  /** What the figures allow to be said of all attacks together. */
  readonly findings: readonly Diagnosis[];
  /** Attacks that were tried and whose arrays do not suffice. */
  readonly refused: readonly Refusal[];
  readonly missing: readonly Missing[];
  /** Signs of a slip in the arrays: to be read before any figure. */
  readonly notes: readonly Note[];
  /** What was made of the arrays. */
  readonly remarks: readonly string[];
  readonly intervals: { readonly auc: string; readonly balancedAccuracy: string };
  readonly seed: number;
}

export interface Audit {
  readonly report: AuditResult;
  /** What the figures are of, for plots. */
  readonly evaluated: readonly AuditedAttack[];
}

function accuracyOf(correct: Float64Array, members: Uint8Array, kind: 0 | 1): number {
  let right = 0;
  let count = 0;
  for (let i = 0; i < members.length; i++) {
    if (members[i] !== kind) continue;
    count += 1;
    right += correct[i]!;
  }
  return right / count;
}

const CLMIA_REMARK =
  'clmia and its controls were given some examples’ membership and are judged on the others; their settings are the lab’s defaults';

/** Why no threshold can be fitted on a shadow model. */
const UNFITTED = {
  outside:
    'no shadow model was trained on any of the examples: the offline attacks need none that was, but no threshold can be fitted: theirs are set beforehand',
  either:
    'each shadow model was trained on all of the examples or on none: no threshold can be fitted on one: those of the reference attacks are set beforehand',
};

const ONE_OUTPUT = {
  logits: "logits hold one output per example, class 1's: read as the two logits 0 and z",
  posteriors: "posteriors hold one output per example, class 1's: read as the two probabilities 1 - p and p",
};

function remarksOf({ target, oneOutput, shadows, population, given }: AuditInput): string[] {
  const remarks: string[] = [];
  if (oneOutput) remarks.push(ONE_OUTPUT[target.kind]);
  if (given.has('posteriors') && given.has('logits'))
    remarks.push('posteriors are used, logits are not: both were given');
  if (!shadows && given.has('population_posteriors'))
    remarks.push('the population is not used: it needs shadow models');
  if (shadows && !population)
    remarks.push('RMIA’s z are the file’s own examples, for no population outside every model was given');
  if (shadows && firstWithBothKinds(shadows.members, shadows.models, target.labels.length) === null)
    remarks.push(shadows.members.includes(1) ? UNFITTED.either : UNFITTED.outside);
  return remarks;
}

/** Which attacks leave examples out, those that leave out as many together. */
function uncoveredRemarks(attacks: readonly AuditFigures[], examples: number): string[] {
  const counts = [...new Set(attacks.map(({ uncovered }) => uncovered))].filter((rows) => rows > 0);
  if (counts.length === 0) return [];
  const without = counts.map((rows) => {
    const names = attacks
      .filter(({ uncovered }) => uncovered === rows)
      .map(({ name }) => ATTACK_TITLES[name]);
    return `${names.join(' and ')}: ${leftOutText(rows)} of ${count(examples)}`;
  });
  return [
    `not every example has the shadow models that an attack needs: ${without.join('; ')}. An online attack needs one that was trained on the example and one that was not, an offline attack one that was not`,
  ];
}

/** @throws StageAborted when stopped at a checkpoint */
export async function audit(input: AuditInput, options: AuditOptions, context: AuditContext): Promise<Audit> {
  const { seed } = options;
  const { target, members, shadows } = input;
  const notes = plausibilityNotes(examinedOf(input), seed);
  const steps = attackCount(input);
  const attacks: AuditFigures[] = [];
  const evaluated: AuditedAttack[] = [];
  const refused: Refusal[] = [];
  for await (const outcome of runAttacks(input, options, context)) {
    if ('reason' in outcome) refused.push(outcome);
    else {
      await context.checkpoint();
      attacks.push(auditFigures(outcome));
      evaluated.push(outcome);
    }
    const note = 'reason' in outcome ? outcome.attack : outcome.name;
    context.update({ kind: 'progress', step: attacks.length + refused.length, steps, note });
  }
  const correct = evaluated.find(({ name }) => name === 'correctness')!.scores;
  const inside = members.reduce((sum, member) => sum + member, 0);
  const judged = { members: inside, nonMembers: members.length - inside };
  const report: AuditResult = {
    examples: members.length,
    ...judged,
    classes: target.classes,
    shadows: shadows?.models ?? 0,
    accuracy: { members: accuracyOf(correct, members, 1), nonMembers: accuracyOf(correct, members, 0) },
    attacks,
    findings: attackFindings(
      attacks.map(({ name, ...figures }) => ({ title: ATTACK_TITLES[name], ...figures })),
      judged,
      notes.length > 0,
    ),
    refused,
    missing: missingArrays(input),
    notes,
    remarks: [
      ...remarksOf(input),
      ...(attacks.some(({ name }) => name === 'clmia') ? [CLMIA_REMARK] : []),
      ...uncoveredRemarks(attacks, members.length),
    ],
    intervals: { auc: INTERVAL_METHODS.auc, balancedAccuracy: INTERVAL_METHODS.balancedAccuracy },
    seed,
  };
  return { report, evaluated };
}
