/** The figures of several runs, a row for each figure, as tables under Compare tell them. */

import type { AttackName } from '../../lab/attacks/catalogue.ts';
import { engineTitle } from '../common/engineTitle.ts';
import { area, percentRange, points } from '../common/format.ts';
import { units } from '../common/unitTexts.ts';
import type { JudgedRun } from '../state/brought.ts';
import { texts } from './texts.ts';

const words = texts.figures;

export interface FigureRow {
  readonly name: string;
  /** Of each run, in the order of the runs. */
  readonly cells: readonly string[];
}

export type FigureName = 'clmia' | 'auc' | 'loss' | 'gap' | 'engine';

/** @param runs null: not run yet, which is said in its place */
export function figureRows(runs: readonly (JudgedRun | null)[]): Readonly<Record<FigureName, FigureRow>> {
  const cells = (of: (run: JudgedRun) => string | undefined) =>
    runs.map((run) => (run ? (of(run) ?? words.none) : texts.notRun));
  const figures = ({ report }: JudgedRun, name: AttackName) =>
    report.attacks.find((attack) => attack.name === name);
  const balanced = (name: AttackName) =>
    cells((run) => {
      const found = figures(run, name);
      return found && percentRange(found.balancedAccuracy);
    });
  const aucs = cells((run) => {
    const auc = figures(run, 'clmia')?.auc;
    return auc && Object.values(area(auc)).join(' ');
  });
  const gaps = cells(({ report: { target } }) =>
    units.points(points(target.trainAccuracy - target.testAccuracy)),
  );
  return {
    clmia: { name: words.clmia, cells: balanced('clmia') },
    auc: { name: words.auc, cells: aucs },
    loss: { name: words.loss, cells: balanced('loss') },
    gap: { name: words.gap, cells: gaps },
    engine: { name: words.engine, cells: cells(({ report }) => engineTitle(report.engine.backend)) },
  };
}
