/** Points of a study as a file: run beforehand, shown at once, and labelled so. Figures alone, no example of the data. */
import { canonicalJson } from '../digest.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { formatLink, parseLink } from '../experiment/link.ts';
import { STUDIES, type StudyName } from './catalogue.ts';
import type { StudyPoint } from './point.ts';
import { partExperiments } from './study.ts';

export interface RecordedMeta {
  /** ISO date on which it was run. */
  readonly date: string;
  readonly machine: string;
}

interface RecordedPoint extends Omit<StudyPoint, 'experiment'> {
  /** Of the whole experiment. */
  readonly link: string;
}

/** A file of `recorded/studies/`. */
export interface RecordedStudyFile {
  readonly version: 1;
  readonly meta: RecordedMeta;
  readonly points: readonly RecordedPoint[];
}

/** Which part of which study lies in which file: two studies that ask about the same runs share one. */
export interface RecordedPart {
  readonly study: StudyName;
  readonly part: string;
  readonly file: string;
}

/** `recorded/studies/index.json` */
export interface RecordedIndex {
  readonly version: 1;
  readonly parts: readonly RecordedPart[];
}

export interface RecordedStudy {
  readonly meta: RecordedMeta;
  readonly points: readonly StudyPoint[];
}

/** More digits say nothing, and make a file twice as large. */
const DIGITS = 6;

const shortened = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value;

export function packStudy({ meta, points }: RecordedStudy): RecordedStudyFile {
  const packed = points.map(({ experiment, ...rest }) => ({
    link: formatLink(experiment),
    ...(JSON.parse(JSON.stringify(rest, shortened)) as typeof rest),
  }));
  return { version: 1, meta, points: packed };
}

/** @throws Error where a link of it no longer says what it said */
export function unpackStudy({ points, meta }: RecordedStudyFile): RecordedStudy {
  const unpacked = points.map(({ link, ...rest }) => {
    const { experiment, problems } = parseLink(link);
    const [problem] = problems;
    if (problem)
      throw new Error(`A recorded study has the link ${link}, of which ${problem.path} is refused.`);
    return { experiment, ...rest };
  });
  return { meta, points: unpacked };
}

/** Whatever version of the data they were run on. */
function textOf(experiments: readonly Experiment[]): string {
  const bare = experiments.map((one) => ({ ...one, dataset: { ...one.dataset, content: '' } }));
  return canonicalJson(bare.map(canonicalJson).toSorted());
}

/** Of which parts of the catalogue these are all points. */
export function partsOf(points: readonly StudyPoint[]): Pick<RecordedPart, 'study' | 'part'>[] {
  const text = textOf(points.map(({ experiment }) => experiment));
  return STUDIES.flatMap(({ id, parts }) =>
    parts
      .filter((part) => textOf(partExperiments(part)) === text)
      .map((part) => ({ study: id, part: part.id })),
  );
}
