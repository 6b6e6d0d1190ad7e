/** A finished point as one line of a file: what is read back is what was written, or nothing. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, digest } from '../digest.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { LAB_VERSION } from '../pipeline/stageKey.ts';
import { pointKey, type StudyPoint } from './point.ts';

export interface PointRecord {
  /** Of the lab that computed it. */
  readonly labVersion: number;
  readonly key: string;
  readonly point: StudyPoint;
}

export function recordOf(point: StudyPoint): PointRecord {
  return { labVersion: LAB_VERSION, key: pointKey(point.experiment, point.engine.backend), point };
}

/** The check of a line is of all that stands before it. */
const CHECK = /^(.*),"check":"([0-9a-f]{32})"\}$/s;
const checkOf = (body: string) => digest(utf8ToBytes(body));

/** Without the line's end. */
export function recordLine(record: PointRecord): string {
  const body = JSON.stringify(record).slice(0, -1);
  return `${body},"check":"${checkOf(body)}"}`;
}

function isRecord(value: unknown): value is PointRecord {
  const { labVersion, key, point } = (value ?? {}) as Partial<PointRecord>;
  return (
    typeof labVersion === 'number' &&
    typeof key === 'string' &&
    typeof point?.experiment?.dataset?.content === 'string' &&
    typeof point.engine?.backend === 'string'
  );
}

/** Undefined for a line of which a part is missing or changed, or that another program wrote. */
function recordIn(line: string): PointRecord | undefined {
  const [, body, check] = CHECK.exec(line) ?? [];
  if (body === undefined || checkOf(body) !== check) return undefined;
  try {
    const value: unknown = JSON.parse(`${body}}`);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface RecordsRead {
  readonly records: readonly PointRecord[];
  /** Lines, from 1, that are not as they were written. */
  readonly damaged: readonly number[];
  /** The last line has no end, and is no record: whoever wrote it was cut short. */
  readonly torn: boolean;
}

/** All records of a file, whatever became of some of its lines. */
export function readRecords(text: string): RecordsRead {
  const lines = text.split('\n');
  const records: PointRecord[] = [];
  const damaged: number[] = [];
  let torn = false;
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    const record = recordIn(line);
    if (record) records.push(record);
    else if (i === lines.length - 1) torn = true;
    else damaged.push(i + 1);
  }
  return { records, damaged, torn };
}

export interface Usable {
  /** By the experiment of which it is the point. */
  readonly found: ReadonlyMap<Experiment, StudyPoint>;
  /** What was left out, and why; a line each. */
  readonly leftOut: readonly string[];
}

const withoutContent = (experiment: Experiment) =>
  canonicalJson({ ...experiment, dataset: { ...experiment.dataset, content: '' } });

const points = (count: number) => `${count} ${count === 1 ? 'point' : 'points'}`;

/**
 * Those of some records that are points of these experiments, computed by this version of the lab on this engine from the same
 * data: nothing else is ever taken for one. @param engine by its backend's name
 */
export function usableOf(
  records: readonly PointRecord[],
  experiments: readonly Experiment[],
  engine: string,
): Usable {
  const wanted = new Map(experiments.map((one) => [pointKey(one, engine), one]));
  const contents = new Map(experiments.map((one) => [withoutContent(one), one.dataset.content]));
  const found = new Map<Experiment, StudyPoint>();
  const counts = new Map<string, number>();
  const leave = (why: string) => counts.set(why, (counts.get(why) ?? 0) + 1);
  for (const { labVersion, key, point } of records) {
    const experiment = wanted.get(key);
    if (experiment) {
      const before = found.get(experiment);
      // The same again says nothing new; another is a fault of whoever computed one of the two.
      if (before && canonicalJson(before) !== canonicalJson(point))
        leave('there a second time with other figures: the last counts');
      found.set(experiment, point);
      continue;
    }
    const content = contents.get(withoutContent(point.experiment));
    if (content === undefined) leave('of no setting of this grid');
    else if (labVersion !== LAB_VERSION)
      leave(`computed by version ${labVersion} of the lab, not ${LAB_VERSION}`);
    else if (point.experiment.dataset.content !== content) {
      const { name, content: other } = point.experiment.dataset;
      leave(`of other data: ${name} with the checksum ${other || 'none'}, not ${content || 'none'}`);
    } else leave(`computed on ${point.engine.backend}, not ${engine}`);
  }
  return { found, leftOut: Array.from(counts, ([why, count]) => `${points(count)} ${why}`) };
}
