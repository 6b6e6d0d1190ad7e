import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BenchResult } from '../../bench/benchResult.ts';
import { benchRow } from '../../bench/row.ts';
import { benchRecord } from './benchRecord.ts';
import { readBenchResult } from './readBenchResult.ts';

const RESULTS = 'docs/benchmarks';

const laps = (...rates: number[]) => rates.map((steps) => ({ steps, seconds: 1 }));
const nobody = { tfjsCpu: null, tfjsStock: null, torch1: null, torchCuda: null };

function result(machine: string, day: string, own: number): BenchResult {
  const counts = { kernels: 21, bytesUploaded: 2050, readbacks: 0 };
  const row = benchRow({
    name: 'cnn28-train',
    engine: 'wasm',
    ours: laps(own, own),
    peers: { ...nobody, torch1: laps(40, 50), tfjsStock: new Error('cannot do this') },
    counts,
    rounds: 2,
  });
  const run = benchRow({
    ...{ name: 'label-change', engine: 'wasm', ours: laps(2, 2), peers: nobody, counts: null, rounds: 2 },
  });
  return { machine, day, rows: [row, run], growth: [], notes: ['wasm: WASM SIMD'] };
}

const onFma = (result: BenchResult): BenchResult => ({
  ...result,
  rows: result.rows.map((row) => ({ ...row, engine: 'wasm-fma' })),
});

const rowsOf = (page: string) => page.split('\n').filter((line) => line.startsWith('| '));

describe('benchRecord', () => {
  const page = benchRecord([result('A', '2026-11-25', 100)]);

  it('shows what was measured, and no column of what was not', () => {
    expect(page).toContain('## A\n\nMeasured on 2026-11-25.\n\n### wasm');
    expect(rowsOf(page)).toEqual([
      '| row | steps/s | / PyTorch | kernels | bytes uploaded | readbacks | rounds |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| cnn28-train | 100 | 2.25 [2, 2.5] | 21 | 2,050 | 0 | 2 |',
      '| label-change | 2 (0.5 s) | – | – | – | – | 2 |',
    ]);
    expect(page).toContain('- wasm: WASM SIMD\n- stock tfjs: cannot do this (cnn28-train on wasm)');
  });

  it('puts the results of one machine together', () => {
    const both = benchRecord([
      result('A', '2026-11-25', 100),
      result('B', '2026-11-26', 80),
      onFma(result('A', '2026-11-27', 90)),
    ]);
    expect(both.match(/^## .*/gm)).toEqual(['## A', '## B']);
    expect(both).toContain('Measured on 2026-11-25 and 2026-11-27.\n\n### wasm\n');
    expect(rowsOf(both).filter((line) => line.startsWith('| cnn28-train | 90 '))).toHaveLength(1);
  });

  it('shows what was measured again once, as it was last', () => {
    const [old, again, fma] = [
      result('A', '2026-11-25', 100),
      result('A', '2026-11-27', 90),
      onFma(result('A', '2026-11-25', 120)),
    ];
    expect(benchRecord([again, old])).toBe(benchRecord([again]));
    expect(benchRecord([old, { ...again, rows: again.rows.slice(0, 1) }])).toContain(
      '2026-11-25 and 2026-11-27',
    );
    expect(benchRecord([fma, again, old])).toBe(benchRecord([fma, again]));
  });
});

/** Written anew by `npx vitest run src/cli/bench/benchRecord.test.ts -u`. */
it('docs/benchmarks.md is what the program makes of the results beside it', async () => {
  const files = readdirSync(RESULTS).sort();
  const page = benchRecord(files.map((file) => readBenchResult(join(RESULTS, file))));
  await expect(page).toMatchFileSnapshot('../../../docs/benchmarks.md');
});
