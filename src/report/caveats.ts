/** What a reader of the figures has to be told before believing them. */
import { ATTACK_TITLES } from '../lab/attacks/catalogue.ts';
import { count, percent, rate } from '../lab/numbers.ts';
import { type HtmlReportData, type ReportedAttack, ranked } from './htmlReportData.ts';

type Judged = HtmlReportData['judged'];

/** A rate that rests on fewer false positives is one lucky example away from another. Our choice. */
const FEW = 5;
/** Below so many of a kind an AUC's interval is wider than most differences between attacks. Our choice. */
const SMALL = 1000;

const nounOf = (falsePositives: number) =>
  falsePositives === 1 ? '1 false positive' : `${falsePositives} false positives`;

function tailCaveat({ name, auc, tprAtFpr }: ReportedAttack): string | null {
  const thin = tprAtFpr.filter(({ falsePositives }) => falsePositives < FEW).at(-1);
  // No tail is hidden where members rank below non-members, nor where none is found.
  if (!thin || thin.tpr === 0 || auc.high < 0.5) return null;
  const { fpr, reachedFpr, tpr, falsePositives, nonMembers, resolved } = thin;
  const begin = `${ATTACK_TITLES[name]}: AUC ${auc.value.toFixed(2)} may hide a tail: TPR at ${rate(fpr)} FPR (${percent(tpr)}) rests on`;
  if (!resolved) {
    return `${begin} no false positive: with ${count(nonMembers)} non-members no rate below ${rate(1 / nonMembers)} can be measured.`;
  }
  return `${begin} ${nounOf(falsePositives)}, an FPR of ${rate(Number(reachedFpr.toPrecision(2)))}.`;
}

/** Of the best attack where its interval has one end only, else of any. */
function howWellKnown(attacks: readonly ReportedAttack[]): string {
  const [first] = ranked(attacks);
  if (first && first.auc.high === 1)
    return `an AUC of ${first.auc.value.toFixed(3)} is known to be at least ${first.auc.low.toFixed(3)}`;
  const widest = Math.max(...attacks.map(({ auc }) => Math.max(auc.value - auc.low, auc.high - auc.value)));
  return `an AUC is known to about ±${widest.toFixed(3)}`;
}

function sizeCaveat(attacks: readonly ReportedAttack[], { members, nonMembers }: Judged): string | null {
  if (Math.min(members, nonMembers) >= SMALL) return null;
  return `Judged on ${count(members)} members and ${count(nonMembers)} non-members only: ${howWellKnown(attacks)} here, so that small differences between attacks mean nothing unless they are paired.`;
}

function bestOfMany(attacks: readonly ReportedAttack[]): string | null {
  if (attacks.length < 3) return null;
  return `The best of ${attacks.length} attacks is the best on these very examples: its interval is not widened for having been chosen.`;
}

/** For any report: thin tails of the leading attack and of CLMIA, few examples, the best of many. */
export function sharedCaveats(attacks: readonly ReportedAttack[], judged: Judged): string[] {
  const [first] = ranked(attacks);
  const mentioned = attacks.filter(({ name }) => name === first?.name || name === 'clmia');
  return [
    ...mentioned.map((attack) => tailCaveat(attack)),
    sizeCaveat(attacks, judged),
    bestOfMany(attacks),
  ].filter((caveat) => caveat !== null);
}

/** Over the signs of a slip in what was given. */
export const CHECK_FIRST = 'Check this before you believe a figure';
export const ORACLE =
  'The balanced accuracy at the best cut takes its threshold from the judged membership itself: an upper bound that no attack reaches by itself.';
export const TOY =
  'Toy scale: a small network and a few hundred examples, chosen so that a browser can train them. The figures teach how the attack works; they are not the paper’s.';
export const SHIFT =
  'Members and non-members must come from the same source. Where they differ by themselves (collected at another time, of other classes), every attack finds that difference and calls it membership; a blind classifier that never asks the model would tell, and the arrays hold no inputs to train one on.';

/** A remark as a sentence of its own, names of attacks as they are written. */
export function sentence(remark: string): string {
  const named = remark.replace(/^(clmia|rmia)/, (name) => name.toUpperCase());
  return `${named.charAt(0).toUpperCase()}${named.slice(1)}.`;
}
