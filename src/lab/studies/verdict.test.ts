import { describe, expect, it } from 'vitest';
import { normal } from '../evaluation/simulation/scoreModels.ts';
import { randomStream } from '../random.ts';
import type { Contrast } from './contrast.ts';
import { verdictOf } from './verdict.ts';
import { verdictText } from './verdictText.ts';

const MARGIN = 0.01;
const contrast = (what: string, ...differences: number[]): Contrast => ({ what, differences });
const textOf = (contrasts: readonly Contrast[]) =>
  verdictText(verdictOf(contrasts, MARGIN), 'balancedAccuracy', MARGIN);

const clear = contrast('a minus b', 0.03, 0.04, 0.035, 0.03, 0.04);
const alike = contrast('a minus c', 0.001, -0.002, 0.002, 0, -0.001);
const contrary = contrast('a minus d', -0.03, -0.04, -0.035, -0.03, -0.04);
const wild = contrast('a minus e', 0.08, -0.06, 0.05, -0.03, 0.04);

describe('verdictOf', () => {
  it('supports a claim all of whose differences are above 0', () => {
    const verdict = verdictOf([clear], MARGIN);
    expect(verdict.kind).toBe('supported');
    // By hand: mean .035, deviation .005, t(4) 2.776445.
    expect(verdict.contrasts[0]!.low).toBeCloseTo(0.035 - (2.7764451 * 0.005) / Math.sqrt(5), 8);
    expect(verdictOf([clear, clear], MARGIN).kind).toBe('supported');
  });

  it('widens intervals for as many differences as are looked at', () => {
    // scipy 1.17.1: stats.t.ppf(1 - .05 / 4, 4) = 3.4954059
    const { contrasts } = verdictOf([clear, alike], MARGIN);
    expect(contrasts[0]!.low).toBeCloseTo(0.035 - (3.4954059 * 0.005) / Math.sqrt(5), 7);
  });

  it('does not support one that one difference speaks against, or that is too small to matter', () => {
    expect(verdictOf([clear, contrary], MARGIN)).toMatchObject({
      kind: 'not-supported',
      deciding: { what: 'a minus d' },
    });
    expect(verdictOf([clear, alike], MARGIN)).toMatchObject({
      kind: 'not-supported',
      deciding: { what: 'a minus c' },
    });
    // As small, and surely above 0: it is larger, if by little.
    expect(verdictOf([contrast('tiny', 0.002, 0.0021, 0.0019, 0.002, 0.002)], MARGIN).kind).toBe('supported');
  });

  it('cannot tell where the spread is too large, and says how many more seeds could', () => {
    const verdict = verdictOf([clear, wild], MARGIN);
    expect(verdict).toMatchObject({ kind: 'cannot-be-told', deciding: { what: 'a minus e' } });
    const twice = contrast(
      'a minus e',
      ...Array.from({ length: 5 + verdict.moreSeeds! }, (_, i) => wild.differences[i % 5]!),
    );
    expect(verdictOf([clear, twice], MARGIN).kind).not.toBe('cannot-be-told');
  });

  it('takes what cannot be told from chance for no evidence against', () => {
    const lost = { ...contrary, onlySupports: true as const };
    expect(verdictOf([clear, lost], MARGIN)).toMatchObject({ kind: 'cannot-be-told', moreSeeds: null });
    expect(verdictOf([{ ...clear, onlySupports: true }], MARGIN).kind).toBe('supported');
  });

  it('says nothing of one or two seeds, and nothing where nothing was run', () => {
    expect(verdictOf([contrast('a minus b', 0.03, 0.04)], MARGIN)).toMatchObject({
      kind: 'cannot-be-told',
      contrasts: [{ low: null }],
    });
    expect(verdictOf([], MARGIN)).toMatchObject({ kind: 'cannot-be-told', deciding: null });
    expect(verdictOf([contrast('not run')], MARGIN)).toMatchObject({
      kind: 'cannot-be-told',
      deciding: null,
    });
  });

  it('names what could tell soonest: what may yet refute the claim before what is merely spread wider', () => {
    const nearlyAlike = contrast('a minus f', -0.01, 0.012, -0.012, 0.011, -0.001);
    const verdict = verdictOf([wild, nearlyAlike], MARGIN);
    expect(verdict).toMatchObject({ kind: 'cannot-be-told', deciding: { what: 'a minus f' } });
    const repeated = ({ what, differences }: Contrast, seeds: number) =>
      contrast(what, ...Array.from({ length: seeds }, (_, i) => differences[i % 5]!));
    const seeds = 5 + verdict.moreSeeds!;
    expect(verdictOf([repeated(wild, seeds), repeated(nearlyAlike, seeds)], MARGIN)).toMatchObject({
      kind: 'not-supported',
      deciding: { what: 'a minus f' },
    });
  });

  it('supports what is not so in at most one study of forty', () => {
    const random = randomStream(1, 'verdicts');
    const kinds = Array.from({ length: 2000 }, () => {
      const drawn = ['a', 'b', 'c'].map((what) =>
        contrast(what, ...Array.from({ length: 5 }, () => 0.02 * normal(random))),
      );
      return verdictOf(drawn, MARGIN).kind;
    });
    const share = (kind: string) => kinds.filter((one) => one === kind).length / kinds.length;
    expect(share('supported')).toBeLessThan(0.025);
  });
});

describe('verdictText', () => {
  it('names what decides, by how much and how sure', () => {
    expect(textOf([clear])).toBe(
      'Supported at this scale: the difference is above 0: a minus b: +3.5 pp [2.9, 4.1] over 5 seeds.',
    );
    expect(textOf([clear, contrary])).toMatch(
      /^Not supported at this scale: a minus d: −3\.5 pp \[−4\.3, −2\.7\] over 5 seeds, which is the other way round\. The intervals hold for both differences at once/,
    );
    expect(textOf([alike])).toMatch(/over 5 seeds, at most less than the 1\.0 pp that would matter\.$/);
    expect(textOf([wild])).toMatch(
      /may be 0 or enough to matter; about \d+ more seeds could tell, if they come out like these\.$/,
    );
    expect(textOf([contrast('a minus b', 0.03, 0.04)])).toMatch(
      /with fewer than 3 seeds nothing is said of the spread\.$/,
    );
  });
});
