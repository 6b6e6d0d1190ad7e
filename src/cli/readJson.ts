import { textEncodingOf } from '../lab/data/delimited/textPieces.ts';
import { JsonTextError, parseJsonText } from '../lab/data/jsonText.ts';
import { refused } from './badInput.ts';
import { inputPath } from './inputFile.ts';
import { readWhole } from './readWhole.ts';

/** @throws BadInput for what is not JSON as Python writes it. */
function parseJson(text: string, name: string): unknown {
  try {
    return parseJsonText(text);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    throw refused(name, error.message, 'a JSON file');
  }
}

const ALLOWED = 'a readable JSON file';
/** Text has to fit in one string. */
const MOST_BYTES = 500 * 2 ** 20;

const textOf = (bytes: Uint8Array) => new TextDecoder(textEncodingOf(bytes)).decode(bytes);

/** @throws BadInput for a file that cannot be read or is not JSON. */
export function readJson(given: string): unknown {
  const input = inputPath('FILE', given, ALLOWED, { pipe: true });
  return parseJson(textOf(readWhole('FILE', input, ALLOWED, MOST_BYTES)), `FILE: ${input.path}`);
}
