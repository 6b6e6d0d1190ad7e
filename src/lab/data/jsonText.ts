/** JSON as Python writes it, read so that no file can harm: bare NaN and Infinity are the numbers they mean, and no depth is too deep. */
import { printable } from '../printable.ts';
import { notJson } from './jsonPlace.ts';

/** Nothing that the lab reads is nested deeper than some levels. Our choice. */
const MOST_LEVELS = 100;

/** What a file holds that is no JSON. */
export class JsonTextError extends Error {
  override readonly name = 'JsonTextError';
}

/** The bare words that Python's json module writes, which JSON has not, and whole texts, also one that no quote ends: no word is within them. */
const WORDS = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\bInfinity\b|\bNaN\b/gs;
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

/** Where the text that begins at a quote ends: at its last quote. */
function textEnd(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

const COLON = /[ \t\n\r]*:/y;

function isKey(text: string, end: number): boolean {
  COLON.lastIndex = end + 1;
  return COLON.test(text);
}

/**
 * What JSON.parse would let pass: lists and objects within each other without end, and a key that an object has twice, of which
 * the last would count. Keys are looked at where no list is around them: rows of a table may be many.
 * @returns what is wrong, with its line counted from 1
 */
function slipsIn(text: string): { readonly tooDeep?: string; readonly twice?: string | undefined } {
  let twice: string | undefined;
  /** Of each object that is open, its keys; null for a list, and for what is within one. */
  const open: (Set<string> | null)[] = [];
  let line = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) line += 1;
    else if (code === QUOTE) {
      const end = textEnd(text, at);
      const keys = open.at(-1);
      if (keys && isKey(text, end)) {
        const key = text.slice(at, end + 1);
        if (keys.has(key)) twice ??= `the key ${printable(key)} twice in one object, in line ${line}`;
        keys.add(key);
      }
      at = end;
    } else if (code === LIST || code === OBJECT) {
      if (open.length === MOST_LEVELS)
        return { tooDeep: `more than ${MOST_LEVELS} lists or objects within each other, in line ${line}` };
      open.push(code === OBJECT && open.at(-1) !== null ? new Set() : null);
    } else if (code === LIST_END || code === OBJECT_END) open.pop();
  }
  return { twice };
}

function parsed(plain: string): unknown {
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

/** @param text a byte order mark in front is left out @throws JsonTextError saying what is wrong, and in which line */
export function parseJsonText(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '');
  const { tooDeep, twice } = slipsIn(plain);
  if (tooDeep !== undefined) throw new JsonTextError(tooDeep);
  const value = parsed(plain);
  if (twice !== undefined) throw new JsonTextError(twice);
  return value;
}
