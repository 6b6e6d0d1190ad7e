import { describe, expect, it } from 'vitest';
import { benchRow } from '../../bench/row.ts';
import { benchText } from './benchText.ts';

const laps = (...rates: number[]) => rates.map((steps) => ({ steps, seconds: 1 }));

describe('benchText', () => {
  const row = benchRow({
    name: 'cnn28-train',
    engine: 'wasm',
    ours: laps(60, 66, 64),
    peers: {
      tfjsCpu: laps(0.5, 0.5, 0.5),
      tfjsStock: new Error('cannot do this'),
      torch1: laps(80, 80, 80),
      torchCuda: null,
    },
    counts: { kernels: 21, bytesUploaded: 256, readbacks: 0 },
    rounds: 3,
  });
  const growth = {
    name: 'attack-step-by-batch' as const,
    engine: 'wasm' as const,
    against: 'batch' as const,
    sizes: [1, 2],
    seconds: [0.001, 0.004],
    exponent: 2,
    exponentAtTheEnd: 2,
  };

  it('shows speeds, ratios with their spread, counts and what is missing', () => {
    const lines = benchText({
      machine: 'a machine',
      day: '2026-11-26',
      rows: [row],
      growth: [growth],
      notes: ['wasm: SIMD'],
    }).split('\n');
    expect(lines.slice(0, 2)).toEqual(['a machine', 'wasm: SIMD']);
    const shown = lines.find((line) => line.includes('cnn28-train'))!;
    expect(shown.trim().split(/ {2,}/)).toEqual([
      'cnn28-train',
      'wasm',
      '64',
      '0.8 [0.75, 0.825]',
      '–',
      '–',
      '128 [120, 132]',
      '21',
      '–',
      '256',
      '0',
    ]);
    expect(lines.find((line) => line.includes('attack-step-by-batch'))).toMatch(/2\.00 +2\.00/);
    expect(lines.at(-1)).toBe('- stock tfjs: cannot do this (cnn28-train on wasm)');
  });
});
