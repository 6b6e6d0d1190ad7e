import { describe, expect, it } from 'vitest';
import { mutualInformation } from '../../lab/evaluation/mutualInformation.ts';
import { randomStream } from '../../lab/random.ts';
import { verdictOf } from './verdict.ts';
import { verdictText } from './verdictText.ts';

const of = (pair: number, view: number, answer: number, examples = 2000) => ({
  pair: { bits: pair },
  view: { bits: view },
  answer: { bits: answer },
  examples,
});

describe('verdictOf', () => {
  it.each([
    [0.4, 0.3, 0.31, 2000, 'alike'],
    [0.4, 0.3, 0.2, 2000, 'alike'],
    [0.4, 0.3, 0.5, 2000, 'part'],
    [0.4, 0.1, 0.5, 2000, 'lost'],
    [0.4, 0, 0.5, 2000, 'lost'],
    [0, 0, 0, 2000, 'none'],
    [0, 0.004, 0.009, 2000, 'none'],
    [0, 0.2, 0, 2000, 'alike'],
    // What eight hundred examples leave open, two thousand tell.
    [0.064, 0.076, 0.107, 800, 'alike'],
    [0.064, 0.076, 0.12, 2000, 'part'],
    // Forty examples tell of nothing that small.
    [0.2, 0.1, 0.2, 40, 'none'],
    [0.5, 0.1, 0.5, 40, 'lost'],
  ])('pair %d, view %d, answer %d on %d examples: %s', (pair, view, answer, examples, kept) => {
    expect(verdictOf(of(pair, view, answer, examples)).kept).toBe(kept);
  });

  it('never says that a view keeps more than all', () => {
    expect(verdictOf(of(0.4, 0.3, 0.2)).share).toBe(1);
    expect(verdictOf(of(0.4, 0.1, 0.4)).share).toBeCloseTo(0.25, 12);
  });

  it('says of a pair only what lies outside the estimate’s error', () => {
    const pairs = [of(0.4, 0.3, 0.3), of(0.32, 0.3, 0.3), of(0.2, 0.3, 0.3), of(0.4, 0.3, 0.3, 100)];
    expect(pairs.map((one) => verdictOf(one).pair)).toEqual(['more', 'same', 'lower', 'same']);
  });

  it('calls none what features without membership are measured to hold', async () => {
    let none = 0;
    for (let seed = 0; seed < 40; seed++) {
      const random = randomStream(seed, 'verdict');
      const rows = Float32Array.from({ length: 100 * 5 }, () => random.float() + random.float());
      const members = Uint8Array.from({ length: 100 }, (_, i) => i % 2);
      const view = await mutualInformation(rows, 5, members, async () => {});
      if (verdictOf({ pair: view, view, answer: view, examples: 100 }).kept === 'none') none++;
    }
    expect(none).toBeGreaterThanOrEqual(37);
  });
});

describe('verdictText', () => {
  it('says how well it is known, and does not say that a shadow forgets where few examples were measured', () => {
    expect(verdictText(of(0, 0, 0, 100))).toMatch(
      /or it would take more examples.* 0\.15 bits on 100 examples/,
    );
    expect(verdictText(of(0.4, 0.1, 0.4))).toMatch(/only about 25 %.* adds? to it\./);
  });
});
