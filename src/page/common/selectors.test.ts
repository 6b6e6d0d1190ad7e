import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunDetail } from '../../runtime/protocol.ts';
import { curveOf, exampleView, figuresAt, histogramOf } from './selectors.ts';

const NAMES = ['left', 'middle', 'right'];
const CANDIDATES = {
  classNames: NAMES,
  labels: Uint8Array.of(0, 1, 2, 0, 1, 2, 0, 1),
  members: Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0),
};

/** One of each kind is labelled; clmia's scores are of the others: members 0.9 0.8 0.3, non-members 0.6 0.2 0.1. */
function detail(scores: readonly number[] = [0.9, 0.8, 0.3, 0.6, 0.2, 0.1]): RunDetail {
  const attack = {
    labelled: { members: 1, nonMembers: 1 },
    decisions: new Uint8Array(6),
    members: Uint8Array.of(1, 1, 1, 0, 0, 0),
    labels: Uint8Array.of(1, 2, 0, 1, 0, 1),
    ids: Int32Array.of(1, 2, 3, 4, 6, 7),
  };
  return {
    series: {},
    embedding: { x: new Float32Array(8), y: new Float32Array(8) },
    posteriors: Float32Array.from(
      { length: 24 },
      (_, i) => [0.25, 0.125, 0.625][(i + Math.floor(i / 3)) % 3]!,
    ),
    labelled: Int32Array.of(0, 5),
    attacks: [
      { name: 'clmia', scores: Float64Array.from(scores), ...attack },
      { name: 'loss', scores: Float64Array.of(3, 3, 3, -3, -3, -3), ...attack },
    ],
  };
}

describe('curveOf', () => {
  it('knows the members of the judged examples', () => {
    const curve = curveOf(detail(), 'clmia')!;
    expect([curve.members, curve.nonMembers]).toEqual([3, 3]);
    const third = 1 / 3;
    expect(Array.from(curve.tpr)).toEqual([0, third, 2 * third, 2 * third, 1, 1, 1]);
    expect(Array.from(curve.fpr)).toEqual([0, 0, 0, third, third, 2 * third, 1]);
  });

  it('lists thresholds from the highest down', () => {
    const { thresholds } = curveOf(detail(), 'clmia')!;
    expect(Array.from(thresholds)).toEqual([Number.POSITIVE_INFINITY, 0.9, 0.8, 0.6, 0.3, 0.2, 0.1]);
  });

  it('belongs to the attack of that name', () => {
    expect(Array.from(curveOf(detail(), 'loss')!.tpr)).toEqual([0, 1, 1]);
    expect(curveOf(detail(), 'entropy')).toBeUndefined();
  });
});

describe('histogramOf', () => {
  it('counts members and non-members of the judged examples', () => {
    const { members, nonMembers } = histogramOf(detail(), 'loss')!;
    expect(members.at(-1)).toBe(3);
    expect(nonMembers[0]).toBe(3);
    expect([...members, ...nonMembers].reduce((a, b) => a + b)).toBe(6);
    expect(histogramOf(detail(), 'blind')).toBeUndefined();
  });
});

describe('figuresAt', () => {
  it('counts at a threshold of the own choice', () => {
    const { tpr, fpr, falsePositives, balancedAccuracy } = figuresAt(detail(), 'clmia', 0.5)!;
    expect(tpr).toBeCloseTo(2 / 3, 12);
    expect(fpr).toBeCloseTo(1 / 3, 12);
    expect(falsePositives).toBe(1);
    expect(balancedAccuracy.value).toBeCloseTo(2 / 3, 12);
    expect(balancedAccuracy.low).toBeLessThan(2 / 3);
    expect(balancedAccuracy.high).toBeGreaterThan(2 / 3);
  });

  it('calls nobody a member at the highest score, and everybody below the lowest', () => {
    expect(figuresAt(detail(), 'clmia', 0.9)).toMatchObject({ tpr: 0, fpr: 0, falsePositives: 0 });
    expect(figuresAt(detail(), 'clmia', 0)).toMatchObject({ tpr: 1, fpr: 1, falsePositives: 3 });
    expect(figuresAt(detail(), 'entropy', 0)).toBeUndefined();
  });

  it('falls in both rates as the threshold rises, and turns about 50 % when the scores are turned', () => {
    const score = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(fc.array(score, { minLength: 6, maxLength: 6 }), score, score, (scores, a, b) => {
        const [low, high] = [Math.min(a, b) + 0.5, Math.max(a, b) + 0.5];
        const below = figuresAt(detail(scores), 'clmia', low)!;
        const above = figuresAt(detail(scores), 'clmia', high)!;
        expect(above.tpr).toBeLessThanOrEqual(below.tpr);
        expect(above.falsePositives).toBeLessThanOrEqual(below.falsePositives);
        expect(above.fpr).toBeCloseTo(above.falsePositives / 3, 12);
        const turned = figuresAt(detail(scores.map((value) => -value)), 'clmia', -high)!;
        expect(turned.balancedAccuracy.value + above.balancedAccuracy.value).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('exampleView', () => {
  const view = (index: number, of: RunDetail | null = detail()) => exampleView(index, CANDIDATES, of);

  it('tells a judged member with its score', () => {
    expect(view(2)).toMatchObject({
      index: 2,
      label: 2,
      className: 'right',
      member: true,
      labelled: false,
      score: 0.8,
    });
    expect(view(4)).toMatchObject({ member: false, score: 0.6 });
  });

  it('gives no score to a labelled example, nor without CLMIA', () => {
    expect(view(0)).toMatchObject({ member: true, labelled: true, score: null });
    expect(view(5)).toMatchObject({ member: false, labelled: true, score: null });
    const [, loss] = detail().attacks;
    expect(view(2, { ...detail(), attacks: [loss!] }).score).toBeNull();
  });

  it("sorts the example's own posteriors and marks the true class", () => {
    expect(view(0).posteriors).toEqual([
      { className: 'right', value: 0.625, truth: false },
      { className: 'left', value: 0.25, truth: true },
      { className: 'middle', value: 0.125, truth: false },
    ]);
    expect(view(1).posteriors).toEqual([
      { className: 'middle', value: 0.625, truth: true },
      { className: 'right', value: 0.25, truth: false },
      { className: 'left', value: 0.125, truth: false },
    ]);
  });

  it('knows the picture before anything is judged', () => {
    expect(view(7, null)).toEqual({
      index: 7,
      label: 1,
      className: 'middle',
      member: false,
      labelled: false,
      score: null,
      posteriors: [],
    });
  });
});
