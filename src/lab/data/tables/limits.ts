/** What a table or texts of the person's own may weigh, and what they are called. */
import { DataFileError } from '../compactFile.ts';

const MEBIBYTE = 2 ** 20;
export const MOST_FILE_BYTES = 200 * MEBIBYTE;
const MOST_BYTES = 256 * MEBIBYTE;

/** To be asked before a file is read into memory. @param bytes its size @throws DataFileError */
export function requireReadable(file: string, bytes: number): void {
  if (bytes <= MOST_FILE_BYTES) return;
  const problem = `has ${Math.ceil(bytes / MEBIBYTE)} MB; at most ${MOST_FILE_BYTES / MEBIBYTE} MB can be read.`;
  throw new DataFileError(file, problem, 'Keep some of the rows: one experiment uses at most 60,000.');
}

/** @throws DataFileError where the numbers of all examples would not fit into what a training worker can hold beside its models */
export function withinMemory(file: string, count: number, bytesEach: number): void {
  if (count * bytesEach <= MOST_BYTES) return;
  const size = Math.ceil((count * bytesEach) / MEBIBYTE);
  const problem = `fills ${size} MB as numbers; at most ${MOST_BYTES / MEBIBYTE} MB can be held.`;
  throw new DataFileError(file, problem, `Keep at most ${Math.floor(MOST_BYTES / bytesEach)} rows.`);
}

/** A file's name without its folders and ending. */
export function titleOf(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return name.replace(/\.[^.]+$/, '') || file;
}
