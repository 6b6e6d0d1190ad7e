import { describe, expect, it } from 'vitest';
import { clopperPearson } from '../lab/evaluation/clopperPearson.ts';
import type { EvaluatedAttack } from '../lab/evaluation/evaluatedScores.ts';
import { areaUnderRoc, rocCurve } from '../lab/evaluation/roc.ts';
import { randomStream } from '../lab/random.ts';
import { classSlices } from './classSlices.ts';

const COUNT = 600;
const random = randomStream(3, 'slices');
const labels = Int32Array.from({ length: COUNT }, () => random.below(4));
const members = Uint8Array.from({ length: COUNT }, () => random.below(2));
const scores = Float64Array.from(members, (member, i) => random.float() + (labels[i] === 2 ? member : 0));
const decisions = Uint8Array.from(scores, (score) => (score > 0.7 ? 1 : 0));
const attack: EvaluatedAttack = {
  name: 'loss',
  labelled: { members: 0, nonMembers: 0 },
  scores,
  decisions,
  members,
  labels,
  ids: labels.map((_, i) => i),
};

describe('classSlices', () => {
  it('judges every class as if its examples were all there are', () => {
    const { classes, leftOut } = classSlices(attack);
    expect([classes.map(({ group }) => group), leftOut]).toEqual([[0, 1, 2, 3], 0]);
    for (const slice of classes) {
      const positions = [...labels.keys()].filter((i) => labels[i] === slice.group);
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

  it('lists the largest of many classes and counts the others', () => {
    const many = Int32Array.from({ length: COUNT }, (_, i) => (i < 200 ? i : 0));
    const { classes, leftOut } = classSlices({ ...attack, labels: many });
    expect([classes.length, leftOut, classes[0]!.group]).toEqual([100, 100, 0]);
  });
});
