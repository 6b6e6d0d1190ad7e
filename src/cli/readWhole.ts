/** The bytes of a file or a pipe, all of them: never for ever, and never more than can be held. */

import { closeSync, constants, openSync, readSync } from 'node:fs';
import { joined } from '../lab/data/joined.ts';
import { type InputPath, refusedPath } from './inputFile.ts';
import { isSystemError, systemErrorText } from './systemErrors.ts';

const PIECE_BYTES = 2 ** 20;
/** How long a pipe at whose other end nobody is yet is waited for. */
const PATIENCE_MS = 5000;
const LOOK_MS = 10;
const MEBIBYTE = 2 ** 20;

const sleeping = new Int32Array(new SharedArrayBuffer(4));
/** For this thread, which has nothing else to do before it has its input. */
const sleep = () => Atomics.wait(sleeping, 0, 0, LOOK_MS);

/** Bytes read, 0 at the end, undefined where there are none yet. */
function readSome(file: number, into: Uint8Array): number | undefined {
  try {
    return readSync(file, into);
  } catch (error) {
    if (isSystemError(error) && error.code === 'EAGAIN') return undefined;
    throw error;
  }
}

/**
 * @param field and @param allowed as a refusal names them
 * @param most bytes that can be held
 * @throws BadInput for what cannot be read, is empty or is larger
 */
export function readWhole(
  field: string,
  { path, isPipe }: Pick<InputPath, 'path' | 'isPipe'>,
  allowed: string,
  most: number,
): Uint8Array<ArrayBuffer> {
  const refuse = (problem: string) => refusedPath(field, path, problem, allowed);
  const pieces: Uint8Array[] = [];
  let size = 0;
  let file: number | undefined;
  try {
    // A pipe without a writer would otherwise never open.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const begun = performance.now();
    const piece = new Uint8Array(PIECE_BYTES);
    for (;;) {
      const read = readSome(file, piece);
      if (read === undefined || (read === 0 && isPipe && size === 0)) {
        if (read === 0 && performance.now() - begun > PATIENCE_MS)
          throw refuse('a pipe into which nobody writes');
        sleep();
        continue;
      }
      if (read === 0) break;
      size += read;
      if (size > most) throw refuse(`more than ${most / MEBIBYTE} MB`);
      // A copy: a pipe gives little at a time.
      pieces.push(piece.slice(0, read));
    }
  } catch (error) {
    throw isSystemError(error) ? refuse(systemErrorText(error)) : error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
  if (size === 0) throw refuse('an empty file');
  return joined(pieces);
}
