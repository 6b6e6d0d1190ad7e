import { expect, it } from 'vitest';
import { remarksOf } from './notes.ts';
import { benchRow } from './row.ts';

it('names each remark once, with the rows that it holds for', () => {
  const peers = {
    tfjsCpu: [{ steps: 1, seconds: 1 }],
    tfjsStock: [{ steps: 1, seconds: 1 }],
    torch1: new Error('no torch'),
    torchCuda: null,
  };
  const row = (name: 'head' | 'views', ours: Error | { steps: number; seconds: number }[]) =>
    benchRow({ name, engine: 'wasm', ours, peers, counts: null, rounds: 1 });
  const rows = [row('head', [{ steps: 2, seconds: 1 }]), row('views', new Error('out of memory'))];
  expect(remarksOf(rows)).toEqual([
    {
      note: 'PyTorch: no torch',
      rows: [
        { name: 'head', engine: 'wasm' },
        { name: 'views', engine: 'wasm' },
      ],
    },
    { note: 'out of memory', rows: [{ name: 'views', engine: 'wasm' }] },
  ]);
  expect(rows[1]).toMatchObject({ stepsPerSecond: null, peers: { tfjsCpu: 1 }, ratio: { tfjsCpu: null } });
});
