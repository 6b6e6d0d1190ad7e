import { describe, expect, it } from 'vitest';
import { ENGINES } from '../../bench/catalogue.ts';
import type { BenchHost } from '../../bench/implementation.ts';
import { fakeHost } from '../../bench/testing.ts';
import { createBenchController, readBenchAddress } from './benchController.ts';
import { createBenchState, enginesFor, ROW_CHOICES, rowChoiceOf } from './benchState.ts';

const wasm = () => ({ engines: ['wasm'] as const, named: true });

function page(host: () => BenchHost) {
  const bench = createBenchState();
  return { bench, controller: createBenchController(bench, wasm, host) };
}

describe('the benchmark’s state', () => {
  it('measures the chosen rows and tells how far it is', async () => {
    const { bench, controller } = page(() => fakeHost({ rate: () => 5 }));
    for (const row of bench.getState().chosen)
      bench.getState().choose(row, row === 'head' || row === 'views');
    const shares: number[] = [];
    bench.subscribe(({ status, share }) => status === 'running' && shares.push(share));
    await controller.run();
    const { status, result, share, current } = bench.getState();
    expect({ status, share, current }).toEqual({ status: 'finished', share: 1, current: null });
    expect(result!.rows.map(({ name }) => name)).toEqual(['views', 'head']);
    expect(shares.every((value, i) => i === 0 || value >= shares[i - 1]!)).toBe(true);
    expect(shares.some((value) => value > 0.2 && value < 0.4)).toBe(true);
  });

  it('stops between two laps and keeps the finished rows', async () => {
    const { bench, controller } = page(() =>
      fakeHost({
        rate: () => {
          if (bench.getState().result?.rows.length === 1) controller.stop();
          return 5;
        },
      }),
    );
    await controller.run();
    expect(bench.getState().status).toBe('stopped');
    expect(bench.getState().result!.rows).toHaveLength(1);
  });

  it('says why it failed, and can run again', async () => {
    let broken = true;
    const { bench, controller } = page(() => {
      const host = fakeHost({ rate: () => 1 });
      return broken ? { ...host, start: () => Promise.reject(new Error('no worker')) } : host;
    });
    bench.getState().choose('head', true);
    await controller.run();
    expect(bench.getState()).toMatchObject({ status: 'failed', error: 'no worker' });
    broken = false;
    await controller.run();
    expect(bench.getState()).toMatchObject({ status: 'finished', error: null });
  });

  it('chooses rows and peers at one click each, and measures them', async () => {
    const host = fakeHost({ rate: () => 5 });
    const { bench, controller } = page(() => host);
    bench.getState().chooseRows('runs');
    bench.getState().chooseAgainst('nobody');
    const alone = controller.expectedSeconds(bench.getState());
    await controller.run();
    expect(bench.getState().result!.rows.map(({ name }) => name)).toEqual(ROW_CHOICES.runs);
    expect(new Set(host.ran)).toEqual(new Set(['ours-wasm']));
    bench.getState().chooseAgainst('all');
    expect(controller.expectedSeconds(bench.getState())).toBeGreaterThan(alone);
    await controller.run();
    expect(new Set(host.ran)).toEqual(new Set(['ours-wasm', 'ours-cpu', 'stock-wasm']));
  });

  it('knows which choice the rows are, until they are none', () => {
    const { bench } = page(() => fakeHost({ rate: () => 5 }));
    bench.getState().chooseRows('growth');
    expect(rowChoiceOf(bench.getState().chosen)).toBe('growth');
    bench.getState().choose('head', true);
    expect(rowChoiceOf(bench.getState().chosen)).toBeNull();
  });

  it('leaves plain JavaScript out unless it is asked for', () => {
    const all = readBenchAddress('?bench');
    expect(enginesFor(all, 'stock')).toEqual(['webgpu', 'wasm-fma', 'wasm']);
    expect(enginesFor(all, 'all')).toEqual(all.engines);
    expect(enginesFor(readBenchAddress('?bench&engine=cpu'), 'nobody')).toEqual(['cpu']);
  });

  it('reads the engine from the address', () => {
    expect(readBenchAddress('?bench&engine=wasm')).toEqual({ engines: ['wasm'], named: true });
    expect(readBenchAddress('?bench&engine=abacus').engines).toEqual(ENGINES);
    expect(readBenchAddress('?bench').named).toBe(false);
  });
});
