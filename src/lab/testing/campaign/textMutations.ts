/** Texts changed as people, editors and spreadsheets change them. */
import type { Mutated } from './byteMutations.ts';
import type { Draws } from './draws.ts';

/** Numbers and words that are seldom what is meant. */
export const ODD_VALUES = [
  '',
  ' ',
  'NaN',
  'nan',
  'Infinity',
  '-Infinity',
  'inf',
  '1e400',
  '-1e400',
  '1e-400',
  '-0',
  '0x10',
  '0b1',
  '1_000',
  '1,5',
  '1.5.2',
  '--1',
  '+1',
  '1e',
  '.',
  '99999999999999999999',
  '4294967296',
  '2147483648',
  '-1',
  '0.1',
  '1.0000001',
  '5e-324',
  'true',
  'True',
  'null',
  'None',
  'NA',
  'constructor',
  '__proto__',
  'toString',
  '[]',
  '{}',
  '"',
  '""',
  "'",
  '\\',
  '\0',
  '\u001b[2J',
  '\ufeff',
  '\ufffd',
  '٣',
  '１',
  '−1',
  'é',
  '👩‍🔬',
  'a'.repeat(300),
  '9'.repeat(400),
] as const;

const SEPARATORS = [
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '=',
  '&',
  '"',
  "'",
  '%',
  '#',
  '[',
  ']',
  '{',
  '}',
  ':',
  '\0',
];
const WORD = /[^\s,;=&"'[\]{}:]+/g;

type Edit = (text: string, draws: Draws) => Mutated<string>;

const told = (value: string) => JSON.stringify(value.length > 30 ? `${value.slice(0, 30)}…` : value);

const EDITS: readonly Edit[] = [
  (text, draws) => {
    const words = [...text.matchAll(WORD)];
    const value = draws.one(ODD_VALUES);
    if (words.length === 0) return { content: value, told: `made ${told(value)}` };
    const word = draws.one(words);
    return {
      content: text.slice(0, word.index) + value + text.slice(word.index + word[0].length),
      told: `${told(word[0])} at ${word.index} made ${told(value)}`,
    };
  },
  (text, draws) => {
    const at = draws.below(text.length + 1);
    const mark = draws.one(SEPARATORS);
    return { content: text.slice(0, at) + mark + text.slice(at), told: `${told(mark)} put in at ${at}` };
  },
  (text, draws) => {
    const at = draws.below(text.length + 1);
    const length = draws.between(1, 12);
    return {
      content: text.slice(0, at) + text.slice(at + length),
      told: `${length} characters from ${at} taken out`,
    };
  },
  (text, draws) => {
    const at = draws.below(text.length + 1);
    return { content: text.slice(0, at), told: `cut at ${at}` };
  },
  (text, draws) => {
    const at = draws.below(text.length + 1);
    const length = draws.between(1, 60);
    return {
      content: text.slice(0, at + length) + text.slice(at),
      told: `${length} characters from ${at} doubled`,
    };
  },
  (text, draws) => {
    const mark = draws.one(SEPARATORS);
    const other = draws.one(SEPARATORS);
    return { content: text.replaceAll(mark, other), told: `every ${told(mark)} made ${told(other)}` };
  },
  (text, draws) => {
    const lines = text.split('\n');
    const [a, b] = [draws.below(lines.length), draws.below(lines.length)];
    [lines[a], lines[b]] = [lines[b]!, lines[a]!];
    return { content: lines.join('\n'), told: `lines ${a + 1} and ${b + 1} exchanged` };
  },
];

/** One to three edits. */
export function mutatedText(text: string, draws: Draws, most = 3): Mutated<string> {
  let content = text;
  const done: string[] = [];
  const edits = draws.between(1, most);
  for (let i = 0; i < edits; i++) {
    const edit = draws.one(EDITS)(content, draws);
    content = edit.content;
    done.push(edit.told);
  }
  return { content, told: done.join(', ') };
}
