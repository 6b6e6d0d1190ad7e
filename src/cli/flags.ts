/** Every flag of the command line: how its value is called, what it may be, and how it is read. */

import { PEERS } from '../bench/benchResult.ts';
import { ENGINES, ROW_NAMES } from '../bench/catalogue.ts';
import { AuditInputError } from '../lab/audit/auditInputError.ts';
import { MAPPING_FORM, parseMapping } from '../lab/audit/mapping/mappingText.ts';
import type { Mapping } from '../lab/audit/mapping/roles.ts';
import { knobAt } from '../lab/experiment/experiment.ts';
import { allowedText, checkedValue } from '../lab/experiment/knobValues.ts';
import { PRESET_NAMES } from '../lab/experiment/presets.ts';
import { MOST_EXAMPLES, MOST_SEEDS } from '../lab/leaveOut/cannotLeaveOut.ts';
import { REDIS_FORM, type RedisAddress, redisAddress } from '../runtime/machines/redisAddress.ts';
import { BadInput, refused } from './badInput.ts';

export interface Flag<Value> {
  /** What stands for the value in the usage. */
  readonly value: string;
  /** What the value may be, in words. */
  readonly allowed: string;
  /** @throws BadInput */
  read(text: string): Value;
  /** May be given several times; each value is kept. */
  readonly many?: true;
  /** Of what is read, or of a file to write: looked at before anything is computed. */
  readonly path?: 'input' | 'output';
}

function oneOf<Value extends string>(name: string, options: readonly Value[], value: string) {
  const read = (text: string): Value => {
    const found = options.find((option) => option === text);
    if (found === undefined) throw refused(name, text, options.join(', '), options);
    return found;
  };
  return { value, allowed: options.join(', '), read } satisfies Flag<Value>;
}

const text = (value: string, allowed: string): Flag<string> => ({ value, allowed, read: (given) => given });

const path = (value: string, allowed: string, kind: 'input' | 'output') => ({
  ...text(value, allowed),
  path: kind,
});

const MOST_ROUNDS = 100;
const ROUNDS = `a whole number from 1 to ${MOST_ROUNDS}`;
const MOST_JOBS = 256;
const JOBS = `a whole number from 1 to ${MOST_JOBS}`;
const LONGEST_IDLE = 86_400;
const IDLE = `a whole number from 1 to ${LONGEST_IDLE}`;
const EXAMPLE = 'a whole number: the target’s members are numbered from 0';
const EXAMPLES = `a whole number from 1 to ${MOST_EXAMPLES}`;
const SEEDS = `a whole number from 1 to ${MOST_SEEDS}`;
const SHARD = 'I/N, with I from 1 to N';
const PAIR = 'PATH=VALUE';
const SEED = allowedText(knobAt('seed'));

function wholeNumber(name: string, given: string, most: number, allowed: string): number {
  const found = Number(given);
  if (!(/^\d+$/.test(given) && found >= 1 && found <= most)) throw refused(name, given, allowed);
  return found;
}

const rowOf = oneOf('--rows', ROW_NAMES, 'a').read;
const peerOf = oneOf('--peers', PEERS, 'a').read;

/** Passwords are not to be told, so neither is what is refused beyond its beginning. */
function redisOf(given: string): RedisAddress {
  const { CLMIA_REDIS_USER: user, CLMIA_REDIS_PASSWORD: password } = process.env;
  const address = redisAddress(given, user, password);
  if (!address) throw refused('--redis', given.replace(/\/\/[^@]*@/, '//…@'), REDIS_FORM);
  return address;
}

function mappingOf(given: string): Mapping {
  try {
    return parseMapping(given);
  } catch (error) {
    if (error instanceof AuditInputError) throw new BadInput(`${error.message} ${error.hint}`.trim());
    throw error;
  }
}

export const FLAGS = {
  preset: oneOf('--preset', PRESET_NAMES, 'NAME'),
  /** What is recorded: the run that greets a visitor, what the story is told with, or studies. */
  as: oneOf('--as', ['greeting', 'story', 'studies'], 'greeting|story|studies'),
  link: text("'#...'", "a share link, or its '#...' part"),
  set: {
    value: PAIR,
    allowed: PAIR,
    many: true,
    read(given: string) {
      const equals = given.indexOf('=');
      if (equals < 1) throw refused('--set', given, PAIR);
      return { path: given.slice(0, equals), value: given.slice(equals + 1) };
    },
  },
  data: path('PATH', 'a file or folder', 'input'),
  target: text('COLUMN', 'the name of a column'),
  address: text('URL', 'the address of a copy of the official archive'),
  seed: {
    value: 'N',
    allowed: SEED,
    read(given: string) {
      const seed = checkedValue(knobAt('seed'), given);
      if (typeof seed !== 'number') throw refused('--seed', given, SEED);
      return seed;
    },
  },
  engine: oneOf('--engine', ENGINES, ENGINES.join('|')),
  /** Which column or array of an audited file is what. */
  columns: {
    value: MAPPING_FORM,
    allowed: MAPPING_FORM,
    read: mappingOf,
  },
  records: path('FILE.csv', 'a file to write', 'output'),
  report: path('FILE.html', 'a file to write', 'output'),
  rows: {
    value: 'a,b',
    allowed: ROW_NAMES.join(', '),
    read: (given: string) => given.split(',').map((row) => rowOf(row.trim())),
  },
  /** What the benchmark answered elsewhere or before, or a sweep. */
  results: { ...path('FILE.json', 'what bench --json or sweep --json printed', 'input'), many: true },
  /** A row for each point and attack. */
  csv: path('FILE.csv', 'a file to write', 'output'),
  /** Where finished points are kept, and found again. */
  out: text('DIR', 'a folder to write'),
  record: path('FILE.md', 'a file to write', 'output'),
  /** Whom the benchmark measures besides. */
  peers: {
    value: 'a,b',
    allowed: PEERS.join(', '),
    read: (given: string) => given.split(',').map((peer) => peerOf(peer.trim())),
  },
  /** Where points are handed on from machine to machine. */
  redis: { value: 'URL', allowed: REDIS_FORM, read: redisOf },
  /** Where machines that share stages keep the large outcomes. */
  store: text('FOLDER', 'a folder that all workers have'),
  /** After how many seconds without a point a worker ends. */
  idle: {
    value: 'SECONDS',
    allowed: IDLE,
    read: (given: string) => wholeNumber('--idle', given, LONGEST_IDLE, IDLE),
  },
  /** How many training workers there may be at once. */
  jobs: {
    value: 'N',
    allowed: JOBS,
    read: (given: string) => wholeNumber('--jobs', given, MOST_JOBS, JOBS),
  },
  /** One of the target's members, by its number. */
  example: {
    value: 'I',
    allowed: EXAMPLE,
    read(given: string) {
      if (!/^\d+$/.test(given)) throw refused('--example', given, EXAMPLE);
      return Number(given);
    },
  },
  /** How many of the target's members, drawn by the seed. */
  examples: {
    value: 'M',
    allowed: EXAMPLES,
    read: (given: string) => wholeNumber('--examples', given, MOST_EXAMPLES, EXAMPLES),
  },
  /** Of a study. */
  part: text('PART', 'a part of the study: study without a name lists them'),
  /** Pairs of trainings, with an example and without it; of a study, the seeds of each part. */
  seeds: {
    value: 'N',
    allowed: SEEDS,
    read: (given: string) => wholeNumber('--seeds', given, MOST_SEEDS, SEEDS),
  },
  rounds: {
    value: 'N',
    allowed: ROUNDS,
    read: (given: string) => wholeNumber('--rounds', given, MOST_ROUNDS, ROUNDS),
  },
  /** Which of how many machines this is, from 1. */
  shard: {
    value: 'I/N',
    allowed: SHARD,
    read(given: string) {
      const [index = 0, count = 0] = /^\d+\/\d+$/.test(given) ? given.split('/').map(Number) : [];
      if (index < 1 || index > count) throw refused('--shard', given, SHARD);
      return { index, count };
    },
  },
} as const satisfies Record<string, Flag<unknown>>;

export type FlagName = keyof typeof FLAGS;

type Read<Name extends FlagName> = ReturnType<(typeof FLAGS)[Name]['read']>;

/** What was given, flag by flag. */
export type FlagValues = {
  readonly [Name in FlagName]?: (typeof FLAGS)[Name] extends { readonly many: true }
    ? readonly Read<Name>[]
    : Read<Name>;
};
