import { describe, expect, it } from 'vitest';
import { ROW_NAMES } from './catalogue.ts';
import { type Asked, expectedSeconds } from './duration.ts';

const asked = (changes: Partial<Asked>): number =>
  expectedSeconds({ rows: ['head'], engines: ['wasm'], peers: [], rounds: 5, ...changes });

describe('expectedSeconds', () => {
  it('counts the warm-up, the rounds and what comes before them', () => {
    expect(asked({})).toBeCloseTo(2 + 0.5 + 6 * 0.3);
  });

  it('grows with rows, engines, peers and rounds', () => {
    const least = asked({});
    expect(asked({ rows: ['head', 'views'] })).toBeGreaterThan(least);
    expect(asked({ engines: ['wasm', 'webgpu'] })).toBeGreaterThan(least);
    expect(asked({ peers: ['tfjsStock'] })).toBeGreaterThan(least);
    expect(asked({ rounds: 9 })).toBeGreaterThan(least);
  });

  it('counts an implementation once that is asked for twice', () => {
    expect(asked({ engines: ['wasm', 'cpu'], peers: ['tfjsCpu'] })).toBe(asked({ engines: ['wasm', 'cpu'] }));
  });

  it('knows that plain JavaScript is slow, and runs nothing whole', () => {
    const rows = ['cnn28-train'] as const;
    expect(asked({ rows, peers: ['tfjsCpu'] })).toBeGreaterThan(asked({ rows }) + 5 * 3);
    expect(asked({ rows: ['default-run'], peers: ['tfjsCpu'] })).toBeLessThan(
      asked({ rows: ['default-run'] }) + 3,
    );
  });

  it('counts the run that a change is made to, once', () => {
    const change = asked({ rows: ['label-change'] });
    expect(change).toBeGreaterThan(11);
    expect(asked({ rows: ['tau-change', 'label-change'] })).toBeLessThan(2 * change);
  });

  it('is of the order of what everything took: minutes, not hours', () => {
    const all = asked({ rows: ROW_NAMES, engines: ['wasm', 'cpu'], peers: ['tfjsStock', 'tfjsCpu'] });
    expect(all).toBeGreaterThan(120);
    expect(all).toBeLessThan(1200);
  });
});
