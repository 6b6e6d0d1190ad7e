import { describe, expect, it } from 'vitest';
import { clopperPearson } from '../lab/evaluation/clopperPearson.ts';
import { areaUnderRoc, rocCurve } from '../lab/evaluation/roc.ts';
import { randomStream } from '../lab/random.ts';
import { slicesOf } from './slices.ts';

const COUNT = 600;
const random = randomStream(3, 'slices');
const labels = Int32Array.from({ length: COUNT }, () => random.below(4));
const members = Uint8Array.from({ length: COUNT }, () => random.below(2));
const scores = Float64Array.from(members, (member, i) => random.float() + (labels[i] === 2 ? member : 0));
const decisions = Uint8Array.from(scores, (score) => (score > 0.7 ? 1 : 0));
const attack = { name: 'loss', scores, decisions } as const;

describe('slicesOf', () => {
  it('judges every class as if its examples were all there are', () => {
    const { classes, leftOut } = slicesOf(attack, labels, members);
    expect([classes.map(({ label }) => label), leftOut]).toEqual([[0, 1, 2, 3], 0]);
    for (const slice of classes) {
      const positions = [...labels.keys()].filter((i) => labels[i] === slice.label);
      const inside = positions.filter((i) => members[i] === 1);
      const outside = positions.filter((i) => members[i] === 0);
      expect([slice.members, slice.nonMembers]).toEqual([inside.length, outside.length]);
      const curve = rocCurve(
        positions.map((i) => scores[i]!),
        positions.map((i) => members[i]!),
      );
      expect(slice.auc!.value).toBeCloseTo(areaUnderRoc(curve), 12);
      const called = (of: number[]) => of.filter((i) => decisions[i] === 1).length;
      expect(slice.tpr).toEqual(clopperPearson(called(inside), inside.length));
      expect(slice.fpr).toEqual(clopperPearson(called(outside), outside.length));
    }
    expect(classes[2]!.auc!.low).toBeGreaterThan(0.9);
  });

  it('says nothing where a class has one kind only, or the attack no threshold', () => {
    const [only, both] = slicesOf(
      { name: 'loss', scores: Float64Array.of(1, 2, 3), decisions: null },
      [0, 1, 1],
      Uint8Array.of(1, 0, 1),
    ).classes;
    expect(only).toEqual({ label: 0, members: 1, nonMembers: 0, auc: null, tpr: null, fpr: null });
    expect([both!.auc!.value, both!.tpr]).toEqual([1, null]);
  });

  it('lists the largest of many classes and counts the others', () => {
    const many = Int32Array.from({ length: COUNT }, (_, i) => (i < 200 ? i : 0));
    const { classes, leftOut } = slicesOf(attack, many, members);
    expect([classes.length, leftOut, classes[0]!.label]).toEqual([100, 100, 0]);
  });
});
