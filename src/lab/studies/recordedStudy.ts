/** One part of a study as a file: run beforehand, shown at once, and labelled so. Figures alone, no example of the data. */
import { formatLink, parseLink } from '../experiment/link.ts';
import type { StudyPoint } from './point.ts';

export interface RecordedStudyMeta {
  /** ISO date on which it was run. */
  readonly date: string;
  readonly machine: string;
}

interface RecordedPoint extends Omit<StudyPoint, 'experiment'> {
  /** Of the whole experiment. */
  readonly link: string;
}

export interface RecordedStudyFile {
  readonly version: 1;
  readonly meta: RecordedStudyMeta;
  readonly study: string;
  readonly part: string;
  readonly points: readonly RecordedPoint[];
}

export interface RecordedStudy extends Omit<RecordedStudyFile, 'version' | 'points'> {
  readonly points: readonly StudyPoint[];
}

/** Under `recorded/studies/`. */
export const recordedStudyName = (study: string, part: string) => `${study}.${part}.json`;

export function packStudy({ points, ...told }: RecordedStudy): RecordedStudyFile {
  const packed = points.map(({ experiment, ...rest }) => ({ link: formatLink(experiment), ...rest }));
  return { version: 1, ...told, points: packed };
}

/** @throws Error where a link of it no longer says what it said */
export function unpackStudy({ points, meta, study, part }: RecordedStudyFile): RecordedStudy {
  const unpacked = points.map(({ link, ...rest }) => {
    const { experiment, problems } = parseLink(link);
    const [problem] = problems;
    if (problem)
      throw new Error(`The recorded study ${study}, ${part}, has the link ${link}: ${problem.path}.`);
    return { experiment, ...rest };
  });
  return { meta, study, part, points: unpacked };
}
