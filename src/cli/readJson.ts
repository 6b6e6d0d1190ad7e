import { textEncodingOf } from '../lab/data/delimited/textPieces.ts';
import { JsonTextError, parseJsonText } from '../lab/data/jsonText.ts';
import { inputPath, refusedPath } from './inputFile.ts';
import { readWhole } from './readWhole.ts';

const ALLOWED = 'a readable JSON file';
/** Text has to fit in one string. */
const MOST_BYTES = 500 * 2 ** 20;

const textOf = (bytes: Uint8Array) => new TextDecoder(textEncodingOf(bytes)).decode(bytes);

/** Bare NaN and Infinity are the numbers they mean. @param field of the command line @throws BadInput for a file that cannot be read or is not JSON. */
export function readJson(given: string, field = 'FILE'): unknown {
  const input = inputPath(field, given, ALLOWED, { pipe: true });
  try {
    return parseJsonText(textOf(readWhole(field, input, ALLOWED, MOST_BYTES)));
  } catch (error) {
    throw error instanceof JsonTextError ? refusedPath(field, input.path, error.message, ALLOWED) : error;
  }
}
