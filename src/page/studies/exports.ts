/** A study as files that others can use. */
import { type Frame, slug } from '../../charts/chartFrame.ts';
import { type DatasetName, entryOf } from '../../lab/data/catalogue.ts';
import { FEWEST_SEEDS, settingsOf } from '../../lab/studies/overSeeds.ts';
import { planGrid, type StudyPlan } from '../../lab/studies/plan.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import type { RecordedPart } from '../../lab/studies/recordedIndex.ts';
import type { Study, StudyPart } from '../../lab/studies/study.ts';
import { studyCsv } from '../../lab/studies/studyCsv.ts';
import { texts as commonTexts } from '../common/texts.ts';
import type { CellFound } from './figures.ts';
import { texts } from './texts.ts';
import type { StudyView } from './view.ts';
import { restText } from './words.ts';

const pointsOf = (found: readonly CellFound[]): StudyPoint[] => found.flatMap(({ points }) => [...points]);

/** As the terminal's sweep writes it: a row for each point and attack. */
export const foundCsv = (found: readonly CellFound[]): string => studyCsv(pointsOf(found));

/** @param recorded what is told of recorded points; null: they are of this browser */
export function studyJson(
  plan: StudyPlan,
  found: readonly CellFound[],
  recorded: RecordedPart | null,
): string {
  const points = pointsOf(found);
  const overSeeds = settingsOf(points).map(({ seeds, points: [first], attacks }) => ({
    experiment: first!.experiment,
    seeds,
    attacks,
  }));
  const origin = recorded && { recorded: recorded.meta };
  return JSON.stringify({ grid: planGrid(plan), ...origin, points, overSeeds }, null, 2);
}

/** A part of the catalogue in the terminal. */
export function partCommand({ id }: Study, part: StudyPart): string {
  const { from } = entryOf(part.base['dataset.name'] as DatasetName);
  return `npm run -s clmia -- study ${id} --part ${part.id}${from === 'archive' ? ' --data FOLDER' : ''}`;
}

/** The grid in a file, then swept: as it is pasted into a shell. */
export function studyCommand(plan: StudyPlan): string {
  const grid = JSON.stringify(planGrid(plan), null, 2).replaceAll("'", "'\\''");
  return `echo '${grid}' > study.json\nnpm run -s clmia -- sweep study.json`;
}

/** Of a file's name. */
const MOST_LETTERS = 120;

export const studyFileName = ({ axes }: StudyPlan, isRecorded: boolean): string =>
  ['clmia-study', ...(isRecorded ? ['recorded'] : []), ...axes.map(({ path }) => slug(path))]
    .join('-')
    .slice(0, MOST_LETTERS);

/**
 * What stands over and under a figure that leaves the page: what it shows, of which experiments.
 * @param heading what stands over it on the page @param origin of its points, in a sentence
 */
export function figureFrame(
  { plan, figure, title }: Pick<StudyView, 'plan' | 'figure' | 'title'>,
  heading: string,
  origin: string,
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
      origin,
      `${texts.rest}: ${restText(base, axes)}`,
      texts.made(commonTexts.name),
    ],
  };
}
