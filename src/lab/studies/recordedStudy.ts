/** Points of a study as a file: run beforehand, shown at once, and labelled so. Figures alone, no example of the data. */
import { canonicalJson } from '../digest.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { formatLink, parseLink } from '../experiment/link.ts';
import { LAB_VERSION } from '../pipeline/stageKey.ts';
import { STUDIES, type StudyName } from './catalogue.ts';
import type { StudyPoint } from './point.ts';
import { partExperiments, type StudyPart } from './study.ts';

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
  /** Of the lab that computed it. */
  readonly labVersion: number;
  readonly meta: RecordedMeta;
  readonly points: readonly RecordedPoint[];
}

export interface RecordedStudy {
  readonly meta: RecordedMeta;
  readonly points: readonly StudyPoint[];
}

/** A recorded file says other than what is asked of it. */
export class RecordedStudyError extends Error {
  override readonly name = 'RecordedStudyError';
  readonly hint = 'Run the study here in its place; another visit may bring the right file.';
}

/** More digits say nothing, and make a file twice as large. */
const DIGITS = 6;

export const shortenedNumber = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value;

export function packStudy({ meta, points }: RecordedStudy): RecordedStudyFile {
  const packed = points.map(({ experiment, ...rest }) => ({
    link: formatLink(experiment),
    ...(JSON.parse(JSON.stringify(rest, shortenedNumber)) as typeof rest),
  }));
  return { version: 1, labVersion: LAB_VERSION, meta, points: packed };
}

/** Of the file itself, and of the lab that its points were computed by. @throws RecordedStudyError */
export function requireVersions({
  version,
  labVersion,
}: Partial<Pick<RecordedStudyFile, 'version' | 'labVersion'>>): void {
  if (version !== 1)
    throw new RecordedStudyError(`The recorded study is a file of version ${version}; this page reads 1.`);
  if (labVersion !== LAB_VERSION)
    throw new RecordedStudyError(
      `The recorded study was computed by version ${labVersion} of the lab; this page is of version ${LAB_VERSION}.`,
    );
}

const isPoint = (point: Partial<RecordedPoint> | null) =>
  typeof point?.link === 'string' &&
  Array.isArray(point.attacks) &&
  [point.target, point.shadow, point.information?.pair, point.engine].every((one) => typeof one === 'object');

/** @throws RecordedStudyError for a file of another version, what is none, or where a link of it no longer says what it said */
export function unpackStudy(content: unknown): RecordedStudy {
  const file = (content ?? {}) as RecordedStudyFile;
  requireVersions(file);
  if (!Array.isArray(file.points) || !file.points.every(isPoint) || typeof file.meta?.date !== 'string')
    throw new RecordedStudyError('The recorded study lacks points, or a part of one.');
  const points = (file.points as readonly RecordedPoint[]).map(({ link, ...rest }) => {
    const { experiment, problems } = parseLink(link);
    const [problem] = problems;
    if (problem)
      throw new RecordedStudyError(
        `The recorded study has the link ${link}, of which ${problem.path} is refused.`,
      );
    return { experiment, ...rest };
  });
  return { meta: file.meta, points };
}

/** Whatever version of the data they were run on. */
function textOf(experiments: readonly Experiment[]): string {
  const bare = experiments.map((one) => ({ ...one, dataset: { ...one.dataset, content: '' } }));
  return canonicalJson(bare.map(canonicalJson).toSorted());
}

/** Whether these are all points of a part, and no others. */
export const isWholePart = (part: StudyPart, points: readonly StudyPoint[]): boolean =>
  textOf(partExperiments(part)) === textOf(points.map(({ experiment }) => experiment));

export interface PartName {
  readonly study: StudyName;
  readonly part: string;
}

/** Of which parts of the catalogue these are all points. */
export function partsOf(points: readonly StudyPoint[]): PartName[] {
  return STUDIES.flatMap(({ id, parts }) =>
    parts.filter((part) => isWholePart(part, points)).map((part) => ({ study: id, part: part.id })),
  );
}
