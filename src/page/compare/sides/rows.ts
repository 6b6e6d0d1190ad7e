/** The rows of both rankings and of the differences between them: the same attacks in the same order, so that they stand on one line. */
import type { IntervalGroup, IntervalRow } from '../../../charts/intervalRow.ts';
import { ATTACK_TITLES, attackOf, isControl } from '../../../lab/attacks/catalogue.ts';
import type { RunFigures } from '../../../lab/evaluation/judge.ts';
import { rankingGroups } from '../../bench/result/rankingRows.ts';
import { signedPoints } from '../../common/format.ts';
import type { JudgedRun } from '../../state/brought.ts';
import { changeWords } from '../changeWords.ts';
import { texts } from './texts.ts';
import type { Differences } from './useDifferences.ts';

const words = texts.between;

/** Of two runs the better figures of each attack; of one, its own. */
function bestOf(runs: readonly JudgedRun[]): readonly RunFigures[] {
  const best = new Map<string, RunFigures>();
  for (const { report } of runs)
    for (const one of report.attacks) {
      const other = best.get(one.name);
      if (!other || other.balancedAccuracy.value < one.balancedAccuracy.value) best.set(one.name, one);
    }
  return [...best.values()];
}

/** Which attack stands where, in its group. */
export const orderOf = (runs: readonly JudgedRun[]): readonly IntervalGroup[] =>
  rankingGroups(bestOf(runs), [], null);

/** A side's own figures, without how they compare among each other. */
export function sideRows(run: JudgedRun, order: readonly IntervalGroup[]): readonly IntervalGroup[] {
  const own = new Map<string, IntervalRow>();
  for (const { rows } of rankingGroups(run.report.attacks, [], null))
    for (const { difference: _, ...row } of rows) own.set(row.id, row);
  return inOrder(order, own);
}

export function differenceRows(
  { of }: Differences,
  order: readonly IntervalGroup[],
): readonly IntervalGroup[] {
  const rows = new Map<string, IntervalRow>();
  for (const [name, change] of of)
    rows.set(name, {
      id: name,
      name: ATTACK_TITLES[name],
      value: change.value,
      low: change.low,
      high: change.high,
      text: signedPoints(change.value),
      emphasis: name === 'clmia',
      hollow: isControl(name),
      asks: attackOf(name).asks,
      detail: changeWords(change, words.table),
    });
  return inOrder(order, rows);
}

function inOrder(
  order: readonly IntervalGroup[],
  own: ReadonlyMap<string, IntervalRow>,
): readonly IntervalGroup[] {
  return order
    .map((group) => ({ ...group, rows: group.rows.flatMap(({ id }) => own.get(id) ?? []) }))
    .filter(({ rows }) => rows.length > 0);
}
