import { describe, expect, it } from 'vitest';
import type { BenchResult } from './benchResult.ts';
import { type BenchOptions, runBench } from './runBench.ts';
import { type FakeOptions, fakeHost } from './testing.ts';

async function bench(rate: FakeOptions['rate'], options: Partial<BenchOptions>) {
  const host = fakeHost({ rate });
  const results: BenchResult[] = [];
  const result = await runBench(host, {
    engines: ['wasm'],
    ...options,
    listener: { progress: () => {}, result: (one) => results.push(one) },
  });
  return { host, result, results };
}

const RATES: Record<string, number> = { 'ours-wasm': 60, 'ours-cpu': 5, 'stock-wasm': 15, torch: 80 };

describe('runBench', () => {
  it('runs every implementation once per round, by turns, after one round to warm up', async () => {
    const { host } = await bench((id) => RATES[id]!, { rows: ['cnn28-train'], rounds: 2 });
    const round = ['ours-wasm', 'ours-cpu', 'stock-wasm', 'torch'];
    expect(host.ran).toEqual([...round, ...round, ...round]);
    expect(host.alive).toBe(0);
  });

  it('counts a lap of seconds at once: it has warmed itself up', async () => {
    const { host, result } = await bench((id, round) => (id === 'torch' ? (round === 0 ? 0.25 : 0.5) : 60), {
      rows: ['default-run'],
      rounds: 3,
    });
    const turns = ['ours-wasm', 'ours-cpu', 'stock-wasm', 'torch'];
    expect(host.ran).toEqual([...turns, ...turns.slice(0, 3), ...turns, ...turns]);
    const [row] = result.rows;
    expect(row!.peers.torch1).toBe(0.5);
    expect(row!.spread.ratio.torch1).toEqual({ min: 120, max: 240 });
    expect(row!.kernelsPerStep).toBeNull();
  });

  it('takes the median of the rounds’ own ratios, with their spread, and leaves the warm-up out', async () => {
    const factors = [100, 1, 2, 4, 8, 3];
    const { result } = await bench(
      (id, round) => (id === 'ours-wasm' ? 60 * factors[round]! : id === 'torch' ? 80 * factors[round]! : 10),
      { rows: ['attack-step'], rounds: 5 },
    );
    const [row] = result.rows;
    expect(row).toMatchObject({
      name: 'attack-step',
      engine: 'wasm',
      rounds: 5,
      kernelsPerStep: 12,
      bytesUploadedPerStep: 256,
      readbacksPerStep: 0,
      notes: [],
    });
    expect(row!.stepsPerSecond).toBeCloseTo(180);
    expect(row!.peers.torch1).toBeCloseTo(240);
    // A machine that slows down under all of them leaves the ratio alone.
    expect(row!.ratio.torch1).toBeCloseTo(0.75);
    expect(row!.spread.ratio.torch1!.max).toBeCloseTo(0.75);
    expect(row!.ratio.tfjsCpu).toBeCloseTo(18);
    expect(row!.spread.ratio.tfjsCpu!.min).toBeCloseTo(6);
    expect(row!.spread.ratio.tfjsCpu!.max).toBeCloseTo(48);
  });

  it('has null and a reason for a peer that refuses or fails half-way', async () => {
    const { result } = await bench(
      (id, round) => {
        if (id === 'torch') return new Error('python3 has no torch');
        if (id === 'stock-wasm' && round === 2) return new Error('out of memory');
        return RATES[id]!;
      },
      { rows: ['cnn28-train'] },
    );
    const [row] = result.rows;
    expect(row!.peers).toMatchObject({ tfjsStock: null, torch1: null });
    expect(row!.ratio).toMatchObject({ tfjsStock: null, torch1: null });
    expect(row!.ratio.tfjsCpu).toBeCloseTo(12);
    expect(row!.notes).toEqual(['stock tfjs: out of memory', 'PyTorch: python3 has no torch']);
  });

  it('has one row per engine, measured in the same rounds', async () => {
    const { host, result } = await bench(() => 5, { engines: ['wasm', 'cpu'], rows: ['head'], rounds: 1 });
    expect(result.rows.map(({ engine }) => engine)).toEqual(['wasm', 'cpu']);
    expect(host.ran.filter((id) => id === 'ours-cpu')).toHaveLength(2);
    expect(result.rows[1]!.ratio.tfjsCpu).toBe(1);
  });

  it('fits the exponent of a growth series, its sizes interleaved', async () => {
    const { host, result } = await bench((_, __, size) => (size ? 1e6 / size ** 2 : 1), {
      rows: ['attack-step-by-batch'],
      rounds: 1,
    });
    expect(result.growth[0]).toMatchObject({ engine: 'wasm', against: 'batch', sizes: [64, 128, 256, 512] });
    expect(result.growth[0]!.exponent).toBeCloseTo(2);
    expect(result.growth[0]!.exponentAtTheEnd).toBeCloseTo(2);
    const round = [64, 128, 256, 512].map((size) => `ours-wasm@${size}`);
    expect(host.ran).toEqual([...round, ...round]);
  });

  it('leaves out an engine that cannot be started, and says so', async () => {
    const host = fakeHost({ rate: () => 3 });
    const refusing = {
      ...host,
      start: (key: Parameters<typeof host.start>[0]) =>
        key.kind === 'ours' && key.engine === 'webgpu'
          ? Promise.reject(new Error('no graphics adapter answers'))
          : host.start(key),
    };
    const listener = { progress: () => {}, result: () => {} };
    const result = await runBench(refusing, { engines: ['webgpu', 'wasm'], rows: ['head'], listener });
    expect(result.rows.map(({ engine }) => engine)).toEqual(['wasm']);
    expect(result.notes).toContain('webgpu: no graphics adapter answers');
    await expect(runBench(refusing, { engines: ['webgpu'], rows: ['head'], listener })).rejects.toThrow(
      'no graphics adapter answers',
    );
  });

  it('stops between two laps, and lets every bench worker go', async () => {
    const controller = new AbortController();
    const host = fakeHost({
      rate: (_, round) => {
        if (round === 2) controller.abort(new Error('stopped'));
        return 1;
      },
    });
    const listener = { progress: () => {}, result: () => {} };
    const running = runBench(host, {
      engines: ['wasm'],
      rows: ['head'],
      signal: controller.signal,
      listener,
    });
    await expect(running).rejects.toThrow('stopped');
    expect(host.ran).toHaveLength(9);
    expect(host.alive).toBe(0);
  });

  it('tells the result after every row', async () => {
    const { results } = await bench(() => 2, { rows: ['head', 'views'], rounds: 1 });
    expect(results.map(({ rows }) => rows.map(({ name }) => name))).toEqual([['views'], ['views', 'head']]);
  });
});
