/** What all attacks together allow to be said: which leads, by which measure, and whether any leaves chance. */
import { areaRange, count, leftOutText, percent, rate } from '../../numbers.ts';
import { isAbove, isBelow } from '../chosenOfMany.ts';
import {
  type Diagnosis,
  type JudgedAttack,
  note,
  ok,
  plain,
  reachOf,
  TOO_WIDE,
  warning,
} from './diagnosis.ts';

export interface Judged {
  readonly members: number;
  readonly nonMembers: number;
}

const CHANCE = 0.5;
/** A rate at which one is accused wrongly in a hundred or fewer is where an attack becomes a threat. */
const LOW_FPR = 0.01;

const highest = <Of>(of: readonly Of[], value: (one: Of) => number): Of | undefined =>
  of.reduce<Of | undefined>((best, one) => (best && value(best) >= value(one) ? best : one), undefined);

function listed(titles: readonly string[]): string {
  const [shown, last] =
    titles.length < 4
      ? [titles.slice(0, -1), titles.at(-1)]
      : [titles.slice(0, 3), `${titles.length - 3} more`];
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : `${last}`;
}

function leading(attacks: readonly JudgedAttack[], judged: Judged, inDoubt: boolean): Diagnosis | null {
  const first = highest(attacks, ({ auc }) => auc.value);
  // That they are worse than chance has been said, and none is better.
  if (!first || (first.auc.value <= CHANCE && belowChance(attacks))) return null;
  const { title, auc } = first;
  const many = attacks.length;
  const examples = `${count(judged.members)} members and ${count(judged.nonMembers)} non-members`;
  const without = leftOutBy(first) > 0 ? ` (${leftOutText(leftOutBy(first))})` : '';
  const said =
    many === 1
      ? `the AUC of ${title} is ${areaRange(auc)}${without}`
      : `the highest of ${many} AUCs is ${areaRange(auc)}, of ${title}${without}`;
  if (!isAbove(auc, CHANCE, many)) {
    const luck = `, which may be luck${many > 1 ? ' for the best of so many' : ''}`;
    return reachOf(auc) > TOO_WIDE
      ? note(
          'attacks-unclear',
          `Too few examples to tell: on ${examples} ${said}, which may be luck.`,
          plain(auc),
        )
      : note(
          'attacks-find-nothing',
          `No attack tells members from non-members for sure on ${examples}: ${said}${auc.value > CHANCE ? luck : ''}.`,
          plain(auc),
        );
  }
  const near = attacks.filter((one) => one !== first && one.auc.value > auc.low).map((one) => one.title);
  const noise =
    near.length > 0 ? `; ${listed(near)} ${near.length === 1 ? 'lies' : 'lie'} within its interval` : '';
  return ok(
    'attacks-find-members',
    `${inDoubt ? 'As the arrays stand, members' : 'Members'} can be told from non-members: ${said}${noise}.`,
    {
      ...plain(auc),
      within: near.length,
    },
  );
}

const leftOutBy = ({ uncovered = 0 }: JudgedAttack) => uncovered;

/** At the lowest false-positive rate of 1 % or less that these non-members resolve. */
function tail(attacks: readonly JudgedAttack[], judged: Judged): Diagnosis | null {
  const first = highest(attacks, ({ auc }) => auc.value);
  const fprs =
    first?.tprAtFpr.filter(({ fpr, resolved }) => resolved && fpr <= LOW_FPR).map(({ fpr }) => fpr) ?? [];
  const fpr = Math.max(...fprs);
  const at = ({ tprAtFpr }: JudgedAttack) => tprAtFpr.find((point) => point.fpr === fpr)?.tpr ?? 0;
  const most = highest(attacks, at);
  if (!first || !most || !Number.isFinite(fpr) || at(most) <= at(first)) return null;
  // As Poisson counts: what finds a few members more may be the luck of a few.
  const [found, foundByFirst] = [at(most) * judged.members, at(first) * judged.members];
  // Whatever one of the two leaves out, the other may have found or missed.
  const elsewhere = leftOutBy(most) + leftOutBy(first);
  if (found - foundByFirst - elsewhere < 2 * Math.sqrt(found + foundByFirst)) return null;
  return note(
    'another-attack-leads-the-tail',
    `Where false alarms are rare another attack leads: at ${rate(fpr)} FPR ${most.title} finds ${percent(at(most))} of the members, ${first.title}, of the highest AUC, ${percent(at(first))}.`,
    { fpr, tpr: at(most), tprOfHighestAuc: at(first) },
  );
}

function belowChance(attacks: readonly JudgedAttack[]): Diagnosis | null {
  const below = attacks.filter(({ auc }) => isBelow(auc, CHANCE, attacks.length));
  const lowest = highest(below, ({ auc }) => -auc.value);
  if (!lowest) return null;
  return warning(
    'attacks-below-chance',
    `Worse than chance for sure: ${listed(below.map(({ title }) => title))} (AUC down to ${areaRange(lowest.auc)}). Such a score ranks non-members above members: it is no sign of safety, but of a membership that is inverted, of other data, or of a score that means the opposite on this model.`,
    plain(lowest.auc),
  );
}

/**
 * @param attacks all that were judged but controls that never ask the model
 * @param inDoubt whether there are signs of a slip in what they were run on
 */
export function attackFindings(
  attacks: readonly JudgedAttack[],
  judged: Judged,
  inDoubt = false,
): Diagnosis[] {
  return [belowChance(attacks), leading(attacks, judged, inDoubt), tail(attacks, judged)].filter(
    (finding) => finding !== null,
  );
}
