import { parseArgs } from 'node:util';
import { type BenchRowName, ROW_NAMES } from '../bench/catalogue.ts';
import { knobAt } from '../lab/experiment/experiment.ts';
import { allowedText, checkedValue } from '../lab/experiment/knobValues.ts';
import { PRESET_NAMES, type PresetName } from '../lab/experiment/presets.ts';
import { refused } from './badInput.ts';
import {
  COMMANDS,
  type CommandName,
  type CommandShape,
  commandNames,
  type FlagName,
} from './commandTable.ts';

export const ENGINES = ['webgpu', 'wasm', 'cpu'] as const;
export type EngineChoice = (typeof ENGINES)[number];

export interface ParsedArguments {
  command: CommandName;
  /** In the order of the command's `positional` names. */
  positional: readonly string[];
  json: boolean;
  preset?: PresetName;
  link?: string;
  /** `--set PATH=VALUE`, in the order given; the values are still text. */
  set: readonly { path: string; value: string }[];
  /** A file or folder. */
  data?: string;
  /** The column of the person's own table that is to be learned. */
  target?: string;
  /** Of a copy of an official archive. */
  address?: string;
  seed?: number;
  engine?: EngineChoice;
  /** Where the report to hand over is written. */
  report?: string;
  /** Which of how many machines this is, from 1. */
  shard?: { readonly index: number; readonly count: number };
  /** Rows of the benchmark; absent: all. */
  rows?: readonly BenchRowName[];
  /** Interleaved rounds of the benchmark. */
  rounds?: number;
}

const MOST_ROUNDS = 100;

const valueHints: Record<Exclude<FlagName, 'json'>, string> = {
  preset: PRESET_NAMES.join(', '),
  link: "a share link's '#...' part",
  set: 'PATH=VALUE',
  data: 'a file or folder',
  target: 'the name of a column',
  address: 'the address of a copy of the official archive',
  seed: allowedText(knobAt('seed')),
  engine: ENGINES.join(', '),
  report: 'a file to write',
  rows: ROW_NAMES.join(', '),
  rounds: `a whole number from 1 to ${MOST_ROUNDS}`,
  shard: 'I/N, with I from 1 to N',
};

const text = { type: 'string' } as const;
const OPTIONS = {
  json: { type: 'boolean' },
  preset: text,
  link: text,
  set: text,
  data: text,
  target: text,
  address: text,
  seed: text,
  engine: text,
  report: text,
  rows: text,
  rounds: text,
  shard: text,
} as const satisfies Record<FlagName, object>;

function tokensOf(argv: readonly string[]) {
  const lenient = { strict: false, allowPositionals: true, tokens: true } as const;
  return parseArgs({ args: [...argv], options: OPTIONS, ...lenient }).tokens;
}

function isFlagOf(shape: CommandShape, name: string): name is FlagName {
  return (shape.flags as readonly string[]).includes(name);
}

function oneOf<T extends string>(field: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((option) => option === value);
  if (found === undefined) throw refused(field, value, allowed.join(', '));
  return found;
}

function pairOf(text: string): { path: string; value: string } {
  const equals = text.indexOf('=');
  if (equals < 1) throw refused('--set', text, valueHints.set);
  return { path: text.slice(0, equals), value: text.slice(equals + 1) };
}

function withFlag(parsed: ParsedArguments, name: Exclude<FlagName, 'json'>, value: string): ParsedArguments {
  if (name !== 'set' && parsed[name] !== undefined) throw refused(`--${name}`, value, 'the flag once');
  switch (name) {
    case 'set':
      return { ...parsed, set: [...parsed.set, pairOf(value)] };
    case 'engine':
      return { ...parsed, engine: oneOf('--engine', value, ENGINES) };
    case 'preset':
      return { ...parsed, preset: oneOf('--preset', value, PRESET_NAMES) };
    case 'seed': {
      const seed = checkedValue(knobAt('seed'), value);
      if (typeof seed !== 'number') throw refused('--seed', value, valueHints.seed);
      return { ...parsed, seed };
    }
    case 'rows':
      return { ...parsed, rows: value.split(',').map((row) => oneOf('--rows', row.trim(), ROW_NAMES)) };
    case 'shard': {
      const [index = 0, count = 0] = /^\d+\/\d+$/.test(value) ? value.split('/').map(Number) : [];
      if (index < 1 || index > count) throw refused('--shard', value, valueHints.shard);
      return { ...parsed, shard: { index, count } };
    }
    case 'rounds': {
      const rounds = Number(value);
      const allowed = /^\d+$/.test(value) && rounds >= 1 && rounds <= MOST_ROUNDS;
      if (!allowed) throw refused('--rounds', value, valueHints.rounds);
      return { ...parsed, rounds };
    }
    default:
      return { ...parsed, [name]: value };
  }
}

/**
 * Reads `COMMAND [args] [flags]`; flags may stand anywhere.
 * @throws BadInput for an unknown command or flag, a flag the command does not take, a missing, repeated or refused value.
 */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const tokens = tokensOf(argv);
  if (tokens.some((token) => token.kind === 'option' && (token.name === 'help' || token.name === 'h'))) {
    return { command: 'help', positional: [], json: argv.includes('--json'), set: [] };
  }
  const words = tokens.filter((token) => token.kind === 'positional').map((token) => token.value);
  const [first, ...positional] = words;
  if (first === undefined) throw refused('COMMAND', 'nothing', commandNames.join(', '));
  const command = oneOf('COMMAND', first, commandNames);
  const shape: CommandShape = COMMANDS[command];

  let parsed: ParsedArguments = { command, positional, json: false, set: [] };
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isFlagOf(shape, name)) {
      throw refused(`flag of ${command}`, rawName, shape.flags.map((flag) => `--${flag}`).join(', '));
    }
    if (name === 'json') {
      if (value !== undefined) throw refused('--json', value, 'no value');
      parsed = { ...parsed, json: true };
      continue;
    }
    const missing = value === undefined || value === '' || (!inlineValue && value.startsWith('--'));
    if (missing) throw refused(rawName, 'no value', valueHints[name]);
    parsed = withFlag(parsed, name, value);
  }

  const absent = shape.positional[positional.length];
  if (absent !== undefined) throw refused(absent, 'nothing', shape.usage);
  const extra = positional[shape.positional.length];
  if (extra !== undefined) throw refused(`argument of ${command}`, extra, shape.usage);
  return parsed;
}
