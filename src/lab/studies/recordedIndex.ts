/** Which parts of which studies are recorded, and what each says of its claim: all that is read before one is opened. */
import { canonicalJson } from '../digest.ts';
import { type BesidePublished, besidePublished } from './besidePublished.ts';
import { studyOf } from './catalogue.ts';
import { partVerdict } from './partVerdict.ts';
import type { StudyPoint } from './point.ts';
import {
  type PartName,
  partsOf,
  type RecordedMeta,
  type RecordedStudy,
  RecordedStudyError,
  requireVersions,
  shortenedNumber,
} from './recordedStudy.ts';
import { partNamed } from './study.ts';
import type { Verdict } from './verdict.ts';

export interface RecordedPart extends PartName {
  /** Two studies that ask about the same runs share one. */
  readonly file: string;
  readonly meta: RecordedMeta;
  readonly engine: StudyPoint['engine'];
  readonly seeds: readonly number[];
  readonly verdict: Verdict;
  /** Null for a part of which nothing was published. */
  readonly besidePublished: BesidePublished | null;
}

/** `recorded/studies/index.json` */
export interface RecordedIndex {
  readonly version: 1;
  /** Of the lab that computed them all. */
  readonly labVersion: number;
  readonly parts: readonly RecordedPart[];
}

/** What a file says, for each part whose points it holds. */
export function recordedParts(file: string, { meta, points }: RecordedStudy): RecordedPart[] {
  return partsOf(points).map(({ study, part }) => {
    const declared = partNamed(studyOf(study), part)!;
    return {
      ...{ study, part, file, meta, engine: points[0]!.engine },
      seeds: [...new Set(points.map(({ experiment }) => experiment.seed))],
      verdict: partVerdict(studyOf(study), declared, points),
      besidePublished: besidePublished(declared, points),
    };
  });
}

/** As it is written. */
export function indexText(parts: readonly RecordedPart[], labVersion: number): string {
  const nameOf = ({ study, part }: RecordedPart) => canonicalJson([study, part]);
  const index: RecordedIndex = {
    version: 1,
    labVersion,
    parts: parts.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
  };
  return `${JSON.stringify(index, shortenedNumber, 1)}\n`;
}

/** @throws RecordedStudyError for an index of another version, or what is none */
export function readIndex(content: unknown): RecordedIndex {
  const index = (content ?? {}) as Partial<RecordedIndex>;
  requireVersions(index);
  if (!Array.isArray(index.parts))
    throw new RecordedStudyError('The list of recorded studies has no studies.');
  return index as RecordedIndex;
}
