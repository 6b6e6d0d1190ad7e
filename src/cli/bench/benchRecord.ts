/** The record of the benchmark, docs/benchmarks.md, out of what it measured. What explains the figures is written elsewhere. */
import type { BenchResult, BenchRow, GrowthFigures, Peer } from '../../bench/benchResult.ts';
import { type BenchEngine, type GrowthRow, PIPELINE_ROWS } from '../../bench/catalogue.ts';
import { remarksOf } from '../../bench/notes.ts';

const HEAD = `# Benchmarks

Made by the program of the results in \`docs/benchmarks/\`, not by hand: [speed.md](speed.md) says how they are measured anew, and what
lies behind them.

A row is one step of training, or a whole run. Implementations take turns within each round, after one that warms up. A ratio is
our steps per second over the other's, above 1 where ours is faster: the median of the rounds, and in brackets the least and the
greatest. Absolute figures drift with the machine; the ratios are what counts. PyTorch has one thread and a malloc that keeps its
pages. *Stock tfjs* is TensorFlow.js as it comes, on the same engine; *tfjs cpu* our own code on its backend in plain JavaScript.`;

const GROWTH_LEAD = `The time of a unit of work over a doubling series: the exponent b of time = a · size^b, fitted over all sizes and
between the two largest, where what is the same for all sizes weighs least.`;

const PEER_HEADS: Record<Peer, string> = {
  torch1: '/ PyTorch',
  torchCuda: '/ PyTorch on the card',
  tfjsStock: '/ stock tfjs',
  tfjsCpu: '/ tfjs cpu',
};

/** What is to be expected of each series by how it is computed. */
const EXPECTED: Record<GrowthRow, string> = {
  'attack-step-by-batch':
    'linear layers and a similarity matrix that is quadratic in the batch and takes over slowly: 1 to 2',
  'attack-epoch-by-members': 'a fixed batch, and steps as many as members allow: 1',
  'cnn28-train-by-batch': 'linear, above what a step costs whatever its batch: below 1',
  'cnn28-train-by-classes': 'the last layer is a small part: near 0',
  'view-passes-by-views': 'linear, above what all passes share: below 1',
  'view-passes-by-members': 'linear; larger batches leave the cache: 1 or a little more',
  'shadow-trainings-by-shadows': 'one after the other: 1',
  'head-fit-by-members': 'a fixed number of steps of a fixed batch: 0',
};

const NONE = '–';

const figure = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));

const cell = (value: number | null): string => (value === null ? NONE : figure(value));

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

interface Column {
  readonly head: string;
  readonly text: (row: BenchRow) => string;
}

const speed: Column = {
  head: 'steps/s',
  text: ({ name, stepsPerSecond }) =>
    stepsPerSecond !== null && PIPELINE_ROWS.includes(name)
      ? `${figure(stepsPerSecond)} (${figure(1 / stepsPerSecond)} s)`
      : cell(stepsPerSecond),
};

const ratioTo = (peer: Peer): Column => ({
  head: PEER_HEADS[peer],
  text: ({ ratio, spread }) => {
    const range = spread.ratio[peer];
    return range ? `${cell(ratio[peer])} [${figure(range.min)}, ${figure(range.max)}]` : NONE;
  },
});

const COLUMNS: readonly Column[] = [
  { head: 'row', text: ({ name }) => name },
  speed,
  ...(Object.keys(PEER_HEADS) as Peer[]).map(ratioTo),
  { head: 'kernels', text: ({ kernelsPerStep }) => cell(kernelsPerStep) },
  { head: 'dispatches', text: ({ dispatchesPerStep }) => cell(dispatchesPerStep) },
  { head: 'bytes uploaded', text: ({ bytesUploadedPerStep }) => cell(bytesUploadedPerStep) },
  { head: 'readbacks', text: ({ readbacksPerStep }) => cell(readbacksPerStep) },
  { head: 'rounds', text: ({ rounds }) => String(rounds) },
];

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

function speedsOn(engine: BenchEngine, rows: readonly BenchRow[]): string {
  const told = COLUMNS.filter(({ text }) => rows.some((row) => text(row) !== NONE));
  return [
    `### ${engine}`,
    table(
      told.map(({ head }) => head),
      rows.map((row) => told.map(({ text }) => text(row))),
    ),
  ].join('\n\n');
}

function growthTable(growth: readonly GrowthFigures[]): string {
  const rows = growth.map(({ name, engine, sizes, seconds, exponent, exponentAtTheEnd }) => [
    name,
    engine,
    exponent.toFixed(2),
    exponentAtTheEnd.toFixed(2),
    seconds.map((time, i) => `${sizes[i]}: ${figure(1000 * time)}`).join(', ') || NONE,
    EXPECTED[name],
  ]);
  const heads = ['work', 'engine', 'exponent', 'at the end', 'milliseconds', 'expected'];
  return ['### Growth', GROWTH_LEAD, table(heads, rows)].join('\n\n');
}

interface Measured {
  readonly name: string;
  readonly engine: BenchEngine;
}

const isAmong =
  (others: readonly Measured[]) =>
  ({ name, engine }: Measured): boolean =>
    others.some((other) => other.name === name && other.engine === engine);

/** Without what was measured again later: on a later day, or by a result that is named later. */
function latest(results: readonly BenchResult[]): BenchResult[] {
  const inTime = results.toSorted((a, b) => a.day.localeCompare(b.day));
  const lasting = inTime.map((result, i): BenchResult => {
    const later = inTime.slice(i + 1);
    const isRow = isAmong(later.flatMap(({ rows }) => rows));
    const isGrowth = isAmong(later.flatMap(({ growth }) => growth));
    return {
      ...result,
      rows: result.rows.filter((row) => !isRow(row)),
      growth: result.growth.filter((growth) => !isGrowth(growth)),
    };
  });
  return lasting.filter(({ rows, growth }) => rows.length + growth.length > 0);
}

/** All that was measured on one machine. */
function machineSection(machine: string, measured: readonly BenchResult[]): string {
  const results = latest(measured);
  const rows = results.flatMap((result) => result.rows);
  const growth = results.flatMap((result) => result.growth);
  const engines = unique(rows.map(({ engine }) => engine));
  const remarks = remarksOf(rows).map(
    ({ note, rows: those }) =>
      `${note} (${those.map(({ name, engine }) => `${name} on ${engine}`).join(', ')})`,
  );
  const notes = unique([...results.flatMap((result) => result.notes), ...remarks]);
  return [
    `## ${machine}`,
    `Measured on ${unique(results.map(({ day }) => day)).join(' and ')}.`,
    ...engines.map((engine) =>
      speedsOn(
        engine,
        rows.filter((row) => row.engine === engine),
      ),
    ),
    ...(growth.length > 0 ? [growthTable(growth)] : []),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join('\n')] : []),
  ].join('\n\n');
}

/** @param results those of one machine are put together; of what was measured more than once the last counts */
export function benchRecord(results: readonly BenchResult[]): string {
  const sections = unique(results.map(({ machine }) => machine)).map((machine) =>
    machineSection(
      machine,
      results.filter((result) => result.machine === machine),
    ),
  );
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}
