import { textEncodingOf } from '../lab/data/delimited/textPieces.ts';
import { refused } from './badInput.ts';
import { inputPath } from './inputFile.ts';
import { readWhole } from './readWhole.ts';

/** The bare words that Python's json module writes, which JSON has not. */
const BARE = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, '-Infinity': Number.NEGATIVE_INFINITY };
const MARK = '\u0000number:';

function withMarks(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g, (found) =>
    found.startsWith('"') ? found : JSON.stringify(MARK + found),
  );
}

function withoutMarks(_key: string, value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith(MARK)) return value;
  return BARE[value.slice(MARK.length) as keyof typeof BARE];
}

/**
 * Parses JSON, reading bare NaN and Infinity as the numbers they mean, so that whoever checks the values can say
 * where they stand. @throws BadInput for anything else that is not JSON.
 */
function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (plain) {
    try {
      return JSON.parse(withMarks(text), withoutMarks);
    } catch {
      throw refused(name, (plain as Error).message, 'a JSON file');
    }
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
