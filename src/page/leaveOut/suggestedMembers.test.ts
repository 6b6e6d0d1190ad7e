import { expect, it } from 'vitest';
import { leastKnownMembers, surestMembers } from './suggestedMembers.ts';

it('suggests the members of the highest scores, by their number', () => {
  const attack = {
    scores: Float64Array.of(0.2, 0.9, 0.9, 0.99, 0.5),
    members: Uint8Array.of(1, 1, 1, 0, 1),
    ids: Int32Array.of(4, 0, 7, 9, 2),
    labels: [],
    decisions: null,
  };
  expect(surestMembers(attack, 3)).toEqual([0, 7, 2]);
});

it('suggests the members whose own label is least probable', () => {
  const candidates = {
    members: Uint8Array.of(1, 1, 1, 0),
    labels: Uint8Array.of(0, 1, 1, 0),
    classNames: ['a', 'b'],
  };
  const posteriors = Float32Array.of(0.9, 0.1, 0.8, 0.2, 0.4, 0.6, 0, 1);
  expect(leastKnownMembers(candidates, posteriors, 2)).toEqual([2, 1]);
});
