/** By how much each attack does better or worse in one run than in another. */
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { Change } from '../../lab/evaluation/change.ts';
import { type JudgedRun, judgedIn } from './brought.ts';
import { lateCode } from './lateCode.ts';
import { onTurn } from './turns.ts';

const loadChange = lateCode(() => import('../../lab/evaluation/change.ts'));

const turn = () => new Promise<void>((resolve) => onTurn(resolve));

/**
 * One attack after the other, so that the page answers in between.
 * @param isWanted asked before each of them
 * @returns of those that are in both; null once it is not wanted any more
 */
export async function changesBetween(
  to: JudgedRun,
  from: JudgedRun,
  isWanted: () => boolean,
): Promise<ReadonlyMap<AttackName, Change> | null> {
  const { changeOf, hasSameSets } = await loadChange();
  const sameSets = hasSameSets(to.report, from.report);
  const of = new Map<AttackName, Change>();
  for (const { name } of to.report.attacks) {
    await turn();
    if (!isWanted()) return null;
    const [now, before] = [judgedIn(to, name), judgedIn(from, name)];
    if (now && before) of.set(name, changeOf(now, before, sameSets));
  }
  return of;
}
