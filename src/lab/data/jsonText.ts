/** JSON as Python writes it, read so that no file can harm: bare NaN and Infinity are the numbers they mean, and no depth is too deep. */
import { notJson } from './jsonPlace.ts';

/** Nothing that the lab reads is nested deeper than some levels. Our choice. */
const MOST_LEVELS = 100;

/** What a file holds that is no JSON. */
export class JsonTextError extends Error {
  override readonly name = 'JsonTextError';
}

/** The bare words that Python's json module writes, which JSON has not. */
const WORDS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\bInfinity\b|\bNaN\b/gs;
const NUMBERS: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};
const MARK = '\u0000number:';

const withMarks = (text: string) =>
  text.replace(WORDS, (found) => (found.startsWith('"') ? found : JSON.stringify(MARK + found)));

const withoutMarks = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith(MARK) ? NUMBERS[value.slice(MARK.length)] : value;

const [QUOTE, BACKSLASH, NEWLINE] = [0x22, 0x5c, 0x0a];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The line in which lists and objects are nested too deep, counted from 1; 0 where they are not. */
function tooDeepAt(text: string): number {
  let level = 0;
  let line = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) line += 1;
    else if (code === QUOTE) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== QUOTE; at++) {
        if (text.charCodeAt(at) === BACKSLASH) at += 1;
      }
    } else if (code === LIST || code === OBJECT) {
      level += 1;
      if (level > MOST_LEVELS) return line;
    } else if (code === LIST_END || code === OBJECT_END) level -= 1;
  }
  return 0;
}

/** @param text a byte order mark in front is left out @throws JsonTextError saying what is wrong, and in which line */
export function parseJsonText(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '');
  const line = tooDeepAt(plain);
  if (line > 0)
    throw new JsonTextError(`more than ${MOST_LEVELS} lists or objects within each other, in line ${line}`);
  try {
    return JSON.parse(plain);
  } catch {
    try {
      return JSON.parse(withMarks(plain), withoutMarks);
    } catch {
      throw new JsonTextError(notJson(plain));
    }
  }
}
