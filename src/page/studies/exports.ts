/** A study as files that others can use. */
import { type Frame, slug } from '../../charts/chartFrame.ts';
import { FEWEST_SEEDS, settingsOf } from '../../lab/studies/overSeeds.ts';
import { planGrid, type StudyPlan } from '../../lab/studies/plan.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import { studyCsv } from '../../lab/studies/studyCsv.ts';
import { texts as commonTexts } from '../common/texts.ts';
import type { CellFound } from './figures.ts';
import { texts } from './texts.ts';
import type { StudyView } from './view.ts';
import { restText } from './words.ts';

const pointsOf = (found: readonly CellFound[]): StudyPoint[] => found.flatMap(({ points }) => [...points]);

/** As the terminal's sweep writes it: a row for each point and attack. */
export const foundCsv = (found: readonly CellFound[]): string => studyCsv(pointsOf(found));

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

/** Of a file's name. */
const MOST_LETTERS = 120;

export const studyFileName = ({ axes }: StudyPlan): string =>
  ['clmia-study', ...axes.map(({ path }) => slug(path))].join('-').slice(0, MOST_LETTERS);

/**
 * What stands over and under a figure that leaves the page: what it shows, of which experiments.
 * @param heading what stands over it on the page @param engine in words
 */
export function figureFrame(
  { plan, figure, title }: Pick<StudyView, 'plan' | 'figure' | 'title'>,
  heading: string,
  engine: string,
): Frame {
  const { axes, base, seeds } = plan;
  const isOfAll = heading === title || heading === texts.each;
  return {
    title: isOfAll ? title : `${heading}: ${title}`,
    key: [],
    caption: [
      axes.length === 1
        ? texts.lead(figure, seeds.length, FEWEST_SEEDS)
        : texts.meansOver(seeds.length, FEWEST_SEEDS),
      texts.caption(texts.seedList(seeds), engine),
      `${texts.rest}: ${restText(base, axes)}`,
      texts.made(commonTexts.name),
    ],
  };
}
