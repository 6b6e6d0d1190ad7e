/**
 * A campaign of inputs that are valid, changed, or broken on purpose, each out of its own seed: whatever is read either
 * gives a result or is refused in words. Nothing else may be thrown, nothing may hang, and no small input may take much
 * memory. What a case means is its own to check.
 *
 * Environment: CAMPAIGN_CASE=N runs case N alone, CAMPAIGN_SEED=S another campaign, CAMPAIGN_TIMES=T one T times as long.
 */
import { type AllocationMeter, meterAllocations } from './allocations.ts';
import { type Draws, drawsOf } from './draws.ts';
import { watchdog } from './watchdog.ts';

/** What a case must come to. */
export type Expected<Result> =
  /** Read or refused. */
  | { readonly kind: 'either'; readonly check?: (result: Result) => void }
  /** Read, with a meaning that is known. */
  | { readonly kind: 'read'; readonly check: (result: Result) => void }
  /** Refused, and the message names the place. */
  | { readonly kind: 'refused'; readonly naming: RegExp };

export interface Case<Result> {
  /** What was done to which input, for a person. */
  readonly told: string;
  read(): Result | Promise<Result>;
  readonly expected: Expected<Result>;
}

export interface Campaign<Result> {
  /** Of the inputs, in the plural. */
  readonly name: string;
  /** The file in which it stands, to say how one case is run alone. */
  readonly file: string;
  readonly cases: number;
  /** The errors by which what is no such input may be refused. */
  readonly refusals: readonly (abstract new (
    ...given: never[]
  ) => Error)[];
  make(draws: Draws): Case<Result> | Promise<Case<Result>>;
  /** In bytes, that one case may take in typed arrays. */
  readonly mostMemory?: number;
}

const DEFAULT_SEED = 20_261;
const MOST_MEMORY = 32 * 2 ** 20;
const MOST_SHOWN = 12;
const LONGEST_MESSAGE = 1500;

const given = (name: string) => process.env[`CAMPAIGN_${name}`];

const CLASS_NAMES_OF_JAVASCRIPT =
  /\[object |\bundefined\b|\bis not a function\b|\bis not iterable\b|Unexpected token/;
const UNPRINTABLE = /[\p{Cc}\u2028\u2029]/u;

/** What is wrong with the words of a refusal. */
function wordsProblem(error: Error): string | undefined {
  const { message } = error;
  if (message.trim() === '') return 'says nothing';
  if (message.length > LONGEST_MESSAGE) return `says ${message.length} characters`;
  if (UNPRINTABLE.test(message)) return 'says what is not printable';
  const jargon = CLASS_NAMES_OF_JAVASCRIPT.exec(message);
  if (jargon) return `says "${jargon[0]}"`;
  return undefined;
}

const shown = (error: unknown) =>
  error instanceof Error ? `${error.name}: ${JSON.stringify(error.message.slice(0, 400))}` : String(error);

type Verdict = { readonly outcome: 'read' | 'refused'; readonly problem?: string };

async function verdictOf<Result>(
  { read, expected }: Case<Result>,
  { refusals, mostMemory = MOST_MEMORY }: Campaign<Result>,
  meter: AllocationMeter,
): Promise<Verdict> {
  meter.taken();
  let result: Result;
  try {
    result = await read();
  } catch (error) {
    const outcome = 'refused';
    const memory = meter.taken();
    if (!(error instanceof Error) || !refusals.some((kind) => error instanceof kind)) {
      const stack = error instanceof Error ? `\n${error.stack?.split('\n').slice(1, 6).join('\n')}` : '';
      return { outcome, problem: `throws ${shown(error)}${stack}` };
    }
    const words = wordsProblem(error);
    if (words !== undefined) return { outcome, problem: `its refusal ${words}: ${shown(error)}` };
    if (expected.kind === 'read') return { outcome, problem: `is refused: ${shown(error)}` };
    if (expected.kind === 'refused' && !expected.naming.test(error.message))
      return { outcome, problem: `its refusal does not name ${expected.naming}: ${shown(error)}` };
    if (memory > mostMemory) return { outcome, problem: `takes ${memory} bytes until it is refused` };
    return { outcome };
  }
  const outcome = 'read';
  const memory = meter.taken();
  if (memory > mostMemory) return { outcome, problem: `takes ${memory} bytes` };
  if (expected.kind === 'refused') return { outcome, problem: 'is read in silence' };
  try {
    expected.check?.(result);
  } catch (error) {
    return { outcome, problem: `gives another result: ${(error as Error).message.slice(0, 600)}` };
  }
  return { outcome };
}

/** Runs every case. @throws Error that lists the first that went wrong, and how to run each alone */
export async function campaign<Result>(plan: Campaign<Result>): Promise<void> {
  const { name, file, cases, make } = plan;
  const seed = Number(given('SEED') ?? DEFAULT_SEED);
  const alone = given('CASE');
  const from = alone === undefined ? 0 : Number(alone);
  const to = alone === undefined ? Math.round(cases * Number(given('TIMES') ?? 1)) : from + 1;
  const ofSeed = seed === DEFAULT_SEED ? '' : `CAMPAIGN_SEED=${seed} `;
  const replay = (number: number | string) =>
    `${ofSeed}CAMPAIGN_CASE=${number} npx vitest run ${file} -t '${name}'`;
  const problems: string[] = [];
  let failed = 0;
  const counts = { read: 0, refused: 0 };
  const dog = watchdog(name, replay('…'));
  const meter = meterAllocations();
  try {
    for (let number = from; number < to; number++) {
      dog.at(number);
      const one = await make(drawsOf(seed, `${name}/${number}`));
      const { outcome, problem } = await verdictOf(one, plan, meter);
      counts[outcome]++;
      if (alone !== undefined) console.info(`${name}, case ${number}: ${one.told}: ${outcome}`);
      if (problem === undefined) continue;
      failed++;
      if (problems.length < MOST_SHOWN)
        problems.push(`case ${number} (${one.told}) ${problem}\n    ${replay(number)}`);
    }
  } finally {
    meter.end();
    await dog.end();
  }
  const { read, refused } = counts;
  console.info(`${name}: ${to - from} inputs, ${read} read, ${refused} refused, ${failed} wrong`);
  if (failed > 0) throw new Error(`${failed} of ${to - from} ${name}:\n  ${problems.join('\n  ')}`);
}
