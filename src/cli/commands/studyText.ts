/** Studies as a person reads them in a terminal. */
import type { Setting } from '../../lab/studies/contrast.ts';
import { CLAIMED_BY, FIGURE_TITLES, studyTable } from '../../lab/studies/findings.ts';
import { partExperiments, publishedText, type Study, type StudyPart } from '../../lab/studies/study.ts';
import type { Verdict } from '../../lab/studies/verdict.ts';
import { verdictText } from '../../lab/studies/verdictText.ts';
import { tableLines, wrapped } from '../plainText.ts';
import { accountOf, type SweptExperiments } from '../sweep/sweepExperiments.ts';
import { countText } from './sweepText.ts';

/** The studies that there are, with their parts and how many runs each takes. */
export function studiesText(studies: readonly Study[]): string {
  return studies
    .map(({ id, claim, parts }) =>
      [
        id,
        ...wrapped(`  ${claim}`),
        ...parts.map((part) => `    ${part.id}: ${part.title}; ${partExperiments(part).length} points`),
      ].join('\n'),
    )
    .join('\n\n');
}

export interface MeasuredPart {
  readonly part: StudyPart;
  readonly settings: readonly Setting[];
  readonly verdict: Verdict;
}

/** One whose data are not there. */
export interface LeftPart {
  readonly part: StudyPart;
  readonly why: string;
}

function partLines(study: Study, { part, settings, verdict }: MeasuredPart): string[] {
  const [first] = settings;
  const { backend, adapter } = first?.points[0]?.engine ?? {
    backend: 'none',
    adapter: 'no point is finished',
  };
  return [
    '',
    ...wrapped(`${part.title}; seeds ${part.seeds.join(', ')}; engine ${backend} (${adapter})`),
    // The target's accuracy, in the last column, has no room.
    ...(first ? tableLines(studyTable(study, part, settings).map((row) => row.slice(0, -1))) : []),
    ...wrapped(verdictText(verdict, study.figure, study.margin)),
    ...(part.published ? wrapped(`Beside it: ${publishedText(part.published)}.`) : []),
  ];
}

/** In one line, and what to do about it. */
export const leftText = ({ part, why }: LeftPart): string => `part ${part.id} is not run: ${why}`;

/** The claim, then of each part what was measured and the verdict. */
export function studyText(
  study: Study,
  parts: readonly MeasuredPart[],
  left: readonly LeftPart[],
  done: SweptExperiments,
): string {
  return [
    study.title,
    ...wrapped(`${study.claim} (${CLAIMED_BY[study.claimedBy]}.)`),
    ...wrapped(`The figures are ${FIGURE_TITLES[study.figure]}, with 95 % intervals over seeds.`),
    ...parts.flatMap((part) => partLines(study, part)),
    ...left.flatMap(({ part, why }) => ['', ...wrapped(`${part.title}; not run: ${why}`)]),
    '',
    ...wrapped(countText(done.points.length, accountOf(done), done.totalSeconds)),
  ].join('\n');
}
