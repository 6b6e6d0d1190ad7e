/** A study as files that others can use. */
import { knobsUnder } from '../../lab/experiment/experiment.ts';
import { valueAt } from '../../lab/experiment/experimentText.ts';
import { valueText } from '../../lab/experiment/knobValues.ts';
import { settingsOf } from '../../lab/studies/overSeeds.ts';
import { planGrid, type StudyPlan } from '../../lab/studies/plan.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import type { CellFound } from './figures.ts';

const pointsOf = (found: readonly CellFound[]): StudyPoint[] => found.flatMap(({ points }) => [...points]);

/** What stands between commas; with quotes where it has any of its own. */
const cell = (value: unknown): string => {
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A line for each point and attack: values, seed, engine, and figures with the ends of their intervals. */
export function studyCsv({ axes }: StudyPlan, found: readonly CellFound[]): string {
  const knobs = axes.flatMap(({ path }) => knobsUnder(path));
  const heads = [
    ...knobs.map(({ path }) => path),
    ...['seed', 'engine', 'attack'],
    ...['balancedAccuracy', 'balancedAccuracyLow', 'balancedAccuracyHigh'],
    ...['auc', 'aucLow', 'aucHigh', 'tprAt1PercentFpr'],
    ...['clmiaMinus', 'clmiaMinusLow', 'clmiaMinusHigh'],
  ];
  const lines = pointsOf(found).flatMap(({ experiment, engine, attacks }) => {
    return attacks.map(({ name, balancedAccuracy, auc, tprAtFpr, clmiaMinus }) =>
      [
        ...knobs.map((knob) => valueText(knob, valueAt(experiment, knob.path))),
        ...[experiment.seed, engine.backend, name],
        ...[balancedAccuracy.value, balancedAccuracy.low, balancedAccuracy.high],
        ...[auc.value, auc.low, auc.high, tprAtFpr.find(({ fpr }) => fpr === 0.01)?.tpr],
        ...(clmiaMinus
          ? [
              clmiaMinus.balancedAccuracy.value,
              clmiaMinus.balancedAccuracy.low,
              clmiaMinus.balancedAccuracy.high,
            ]
          : ['', '', '']),
      ]
        .map(cell)
        .join(','),
    );
  });
  return [heads.join(','), ...lines, ''].join('\n');
}

export function studyJson(plan: StudyPlan, found: readonly CellFound[]): string {
  const points = pointsOf(found);
  const overSeeds = settingsOf(points).map(({ seeds, points: [first], attacks }) => ({
    experiment: first!.experiment,
    seeds,
    attacks,
  }));
  return JSON.stringify({ grid: planGrid(plan), points, overSeeds }, null, 2);
}

/** The grid in a file, then swept: as it is pasted into a shell. */
export function studyCommand(plan: StudyPlan): string {
  const grid = JSON.stringify(planGrid(plan), null, 2).replaceAll("'", "'\\''");
  return `echo '${grid}' > study.json\nnpm run -s clmia -- sweep study.json`;
}
