/** Memberships that do not belong to the target's answers, or that something else than the model tells. */
import { percent } from '../../numbers.ts';
import type { PlausibilityRule } from './rule.ts';
import { ranking } from './statistics.ts';

/** Standard deviations: luck goes beyond it once in two thousand files, to one side. */
const UNLIKELY = 3.29;
/** Labels that agree with the answers by less than this are not those of the answers. */
const TELLING = 4;

const inverted: PlausibilityRule = {
  id: 'membership-inverted',
  looksFor: 'the model is surer of non-members than of members',
  find: (_, { targetRanking, surenessRanking, target, labels, members }) => {
    if (targetRanking.z > -UNLIKELY) return null;
    // Of labels that belong to other rows a model is the more wrong the surer it is: of its members.
    if (target.agreement.z < TELLING && surenessRanking.auc > 0.5) return null;
    const accuracy = [0, 0];
    const sizes = [0, 0];
    labels.forEach((label, i) => {
      const kind = members[i]!;
      sizes[kind]! += 1;
      if (target.predicted[i] === label) accuracy[kind]! += 1;
    });
    const [outside, inside] = accuracy.map((right, kind) => percent(right / sizes[kind]!));
    return `The model is surer of non-members than of members: the loss attack’s AUC is ${targetRanking.auc.toFixed(3)}, the accuracy ${inside} on members and ${outside} on non-members. members seems to be inverted (1 = the model was trained on the example), or the non-members come from an easier source.`;
  },
};

/** Below it a difference in classes explains little. Our choice. */
const TELLING_AUC = 0.6;
const SURE = 3.7;

/** Members by label alone: each example is scored by the shares of its class among all others. */
function byLabel(labels: Int32Array, members: Uint8Array, classes: number): { auc: number; z: number } {
  const counts = [new Float64Array(classes).fill(0.5), new Float64Array(classes).fill(0.5)];
  labels.forEach((label, i) => {
    counts[members[i]!]![label]! += 1;
  });
  const [outside, inside] = counts as [Float64Array, Float64Array];
  const scores = Float64Array.from(labels, (label, i) => {
    const own = members[i]!;
    return (inside[label]! - own) / (outside[label]! - (1 - own));
  });
  return ranking(scores, members);
}

const classesDiffer: PlausibilityRule = {
  id: 'labels-tell-membership',
  looksFor: 'members and non-members are of different classes',
  find: ({ classes }, { labels, members }) => {
    const { auc, z } = byLabel(labels, members, classes);
    if (auc < TELLING_AUC || z < SURE) return null;
    return `The label alone tells members from non-members with an AUC of ${auc.toFixed(3)}: the two are of different classes, which an attack may find in place of membership. Draw both from the same source at random (rows sorted by class, cut into halves, do this).`;
  },
};

export const membershipRules: readonly PlausibilityRule[] = [inverted, classesDiffer];
