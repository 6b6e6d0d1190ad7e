/** The benchmark as a person reads it in a terminal. */

import type { BenchResult, BenchRow, GrowthFigures, Peer } from '../../bench/benchResult.ts';
import { remarksOf } from '../../bench/notes.ts';

const figure = (value: number | null): string =>
  value === null ? '–' : String(Number(value.toPrecision(3)));

function versus({ ratio, spread }: BenchRow, peer: Peer): string {
  const range = spread.ratio[peer];
  return range ? `${figure(ratio[peer])} [${figure(range.min)}, ${figure(range.max)}]` : '–';
}

function columns(cells: readonly string[][]): string[] {
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd(),
  );
}

const HEADINGS = [
  'row',
  'engine',
  'steps/s',
  '/ PyTorch',
  '/ CUDA',
  '/ stock tfjs',
  '/ tfjs cpu',
  'kernels',
  'dispatches',
  'bytes up',
  'reads',
];

const rowCells = (row: BenchRow): string[] => [
  row.name,
  row.engine,
  figure(row.stepsPerSecond),
  versus(row, 'torch1'),
  versus(row, 'torchCuda'),
  versus(row, 'tfjsStock'),
  versus(row, 'tfjsCpu'),
  figure(row.kernelsPerStep),
  figure(row.dispatchesPerStep),
  figure(row.bytesUploadedPerStep),
  figure(row.readbacksPerStep),
];

const growthCells = ({
  name,
  engine,
  exponent,
  exponentAtTheEnd,
  sizes,
  seconds,
}: GrowthFigures): string[] => [
  name,
  engine,
  exponent.toFixed(2),
  exponentAtTheEnd.toFixed(2),
  sizes.map((size, i) => `${size}: ${figure(seconds[i]! * 1000)} ms`).join(', '),
];

export function benchText({ machine, rows, growth, notes }: BenchResult): string {
  const remarks = remarksOf(rows).map(
    (remark) =>
      `${remark.note} (${remark.rows.map(({ name, engine }) => `${name} on ${engine}`).join(', ')})`,
  );
  return [
    machine,
    ...notes,
    ...(rows.length > 0
      ? [
          '',
          'Ours / peer: median of the rounds [least, greatest]',
          ...columns([HEADINGS, ...rows.map(rowCells)]),
        ]
      : []),
    ...(growth.length > 0
      ? [
          '',
          ...columns([['growth', 'engine', 'exponent', 'at the end', 'seconds'], ...growth.map(growthCells)]),
        ]
      : []),
    ...(remarks.length > 0 ? ['', ...remarks.map((remark) => `- ${remark}`)] : []),
  ].join('\n');
}
