/** The folder of a sweep: a line for each finished point, on the disk before it is told of, so that another sweep goes on from there. */
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { StudyPoint } from '../../lab/studies/point.ts';
import { type PointRecord, readRecords, recordLine, recordOf } from '../../lab/studies/pointRecord.ts';
import { callersPath } from '../callersPath.ts';
import { refusedPath } from '../inputFile.ts';
import { foldersOf, makeFolders, tryOut } from '../outputFile.ts';
import { isSystemError, systemErrorText } from '../systemErrors.ts';
import { FolderTaken, lockFolder } from './folderLock.ts';

/** What is written; every other file of this kind in the folder is read. */
const FILE = 'points.jsonl';
const KIND = '.jsonl';
const ALLOWED = 'a folder that can be written';

export interface SweepFolder {
  /** The file that is written. */
  readonly path: string;
  readonly records: readonly PointRecord[];
  /** What is wrong with some of what was there, a line each. */
  readonly remarks: readonly string[];
  /** @throws the system's error, with nothing of the point in the file */
  append(point: StudyPoint): void;
  close(): void;
}

const cutShort = (name: string) => `${name}: its last line was cut short; the point of it is computed again`;

function readFolder(folder: string) {
  const records: PointRecord[] = [];
  const remarks: string[] = [];
  const files = readdirSync(folder).filter((name) => name.endsWith(KIND));
  for (const name of files.toSorted()) {
    // Reading from a pipe would wait for whoever writes into it.
    if (!statSync(join(folder, name), { throwIfNoEntry: false })?.isFile()) {
      remarks.push(`${name}: left out, as it is no file`);
      continue;
    }
    const read = readRecords(readFileSync(join(folder, name), 'utf8'));
    records.push(...read.records);
    if (read.torn) remarks.push(cutShort(name));
    if (read.damaged.length === 0) continue;
    const [first, ...more] = read.damaged;
    const others = more.length > 0 ? ` and ${more.length} more` : '';
    remarks.push(`${name}: line ${first}${others} left out, not as it was written`);
  }
  return { records, remarks };
}

const NEWLINE = 0x0a;

/**
 * Whatever ends in no line's end: a whole record gets one, of another nothing is left for the next line to stand behind.
 * @returns whether something was cut off
 */
function mend(path: string): boolean {
  const bytes = readFileSync(path);
  if (bytes.length === 0 || bytes.at(-1) === NEWLINE) return false;
  const start = bytes.lastIndexOf(NEWLINE) + 1;
  const { torn } = readRecords(bytes.subarray(start).toString('utf8'));
  if (torn) truncateSync(path, start);
  else appendTo(path, '\n');
  return torn;
}

function appendTo(path: string, text: string): void {
  const file = openSync(path, 'a');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.from(text);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      fdatasyncSync(file);
    } catch (error) {
      ftruncateSync(file, size);
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

/** @throws BadInput where no such folder can be written, or another sweep writes there */
export function openSweepFolder(field: string, given: string): SweepFolder {
  const folder = callersPath(given);
  const path = join(folder, FILE);
  const refuse = (problem: string) => refusedPath(field, folder, problem, ALLOWED);
  let release = () => {};
  try {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
      throw refuse('a file, not a folder');
    const { missing, root } = foldersOf(path);
    if (!statSync(root).isDirectory()) throw refuse(`${root} is no folder`);
    const there = statSync(path, { throwIfNoEntry: false });
    if (there && !there.isFile()) throw refuse(`${FILE} in it is no file`);
    tryOut(path, missing);
    makeFolders(missing);
    release = lockFolder(folder);
    const mended = there !== undefined && mend(path);
    if (!there) appendTo(path, '');
    const { records, remarks } = readFolder(folder);
    return {
      path,
      records,
      remarks: mended ? [cutShort(FILE), ...remarks] : remarks,
      append: (point) => appendTo(path, `${recordLine(recordOf(point))}\n`),
      close: release,
    };
  } catch (error) {
    release();
    if (error instanceof FolderTaken) throw refuse(error.message);
    throw isSystemError(error) ? refuse(systemErrorText(error)) : error;
  }
}

/** Whether a path is of a file that the folder of a sweep holds. */
export const isOfFolder = (folder: string, path: string): boolean =>
  callersPath(path) === join(callersPath(folder), basename(path)) && path.endsWith(KIND);
