/** What a chapter reads of a run, and by how much it has changed since another. */
import { changeOf, hasSameSets } from '../../lab/evaluation/change.ts';
import { unpairedDifference } from '../../lab/evaluation/unpairedDifference.ts';
import { formatLink } from '../../lab/experiment/link.ts';
import { sameExperiment } from '../state/belonging.ts';
import { type FinishedRun, type JudgedRun, judgedIn, judgedRun } from '../state/brought.ts';
import type { Chapter, Read } from './chapter.ts';
import { isOf } from './onBench.ts';
import type { ChapterId, Figure } from './steps.ts';
import { type Reading, setWork, workOf } from './work.ts';

/** The run that was measured in each chapter, as long as the page lives. */
const measuredRuns = new Map<ChapterId, JudgedRun>();

function readingOf(read: Read, run: FinishedRun): Reading {
  const { report, recorded, experiment } = run;
  return {
    ...read.of(report),
    seed: experiment.seed,
    engine: report.engine.backend,
    recorded: recorded && { date: recorded.date, machine: recorded.machine },
  };
}

const withEnds = ({ value, low, high }: Figure) =>
  low === null || high === null ? null : { value, low, high };

/** Now minus before. Null where the figure's spread is not measured. */
function differenceOf(
  read: Read,
  now: Reading,
  then: Reading,
  to: JudgedRun,
  from?: JudgedRun,
): Figure | null {
  const { attack } = read;
  const [one, other] = [attack && judgedIn(to, attack), attack && from && judgedIn(from, attack)];
  if (one && other) {
    const { value, low, high } = changeOf(one, other, hasSameSets(to.report, from!.report));
    return { value, low, high };
  }
  const [a, b] = [withEnds(now), withEnds(then)];
  return a && b && unpairedDifference(a, b);
}

/** The run is of the chapter's experiment: what was guessed is measured. */
export function measure(chapter: Chapter, run: FinishedRun): void {
  measuredRuns.set(chapter.id, judgedRun(run));
  setWork(chapter.id, {
    measured: readingOf(chapter.guess, run),
    before: readingOf(chapter.change, run),
  });
}

function measureChange(chapter: Chapter, run: FinishedRun): void {
  const { before, after } = workOf(chapter.id);
  if (!before) return;
  const reading = readingOf(chapter.change, run);
  const link = formatLink(run.experiment);
  // A reload shows it again, but has no other run to compare its examples with.
  if (!measuredRuns.has(chapter.id) && after?.link === link && after.value === reading.value) return;
  setWork(chapter.id, {
    after: {
      ...reading,
      link,
      difference: differenceOf(chapter.change, reading, before, judgedRun(run), measuredRuns.get(chapter.id)),
    },
  });
}

/** A run has finished in this tab: it counts for the step that waits for it. */
export function take(chapter: Chapter, run: FinishedRun): void {
  if (run.recorded) return;
  const { guess, direction } = workOf(chapter.id);
  if (sameExperiment(run.experiment, chapter.experiment)) {
    if (guess !== undefined) measure(chapter, run);
  } else if (direction !== undefined && isOf(chapter, run.experiment)) measureChange(chapter, run);
}
