/** Views that are not several passes of the target over its own examples. */
import { percent } from '../../numbers.ts';
import { sameRow } from './copies.ts';
import { elsewhere, expectedKappa } from './elsewhere.ts';
import { type Facts, sampled } from './facts.ts';
import type { PlausibilityRule } from './rule.ts';
import { ranking } from './statistics.ts';

/** CLMIA's features end at log p = -12: what differs by less than such a posterior is the same to it. */
const AS_FEATURES = { relative: 1e-4, absolute: 1e-6 };
/** Examples whose views are compared. */
const MOST_ROWS = 2048;
/** From this share of examples on views are called identical: a few of them may truly never waver. Our choice. */
const NEARLY_ALL = 0.99;

/** The share of examples that get the same answer in every pass. @param views [count, examples, classes] */
function shareOfFixed(views: ArrayLike<number>, count: number, examples: number, classes: number): number {
  const answers = { kind: 'posteriors', values: views } as const;
  const rows = sampled(examples, MOST_ROWS, 0, 'plausibility/views');
  let fixed = 0;
  for (const row of rows) {
    let same = true;
    for (let v = 1; v < count && same; v++) {
      same = sameRow(answers, row * classes, answers, (v * examples + row) * classes, classes, AS_FEATURES);
    }
    if (same) fixed += 1;
  }
  return fixed / rows.length;
}

/** Why such views teach a contrast nothing; undefined where they do differ. @param views [count, examples, classes] */
export function sameViews(
  views: ArrayLike<number>,
  count: number,
  examples: number,
  classes: number,
): string | undefined {
  if (count < 2) return undefined;
  const share = shareOfFixed(views, count, examples, classes);
  if (share < NEARLY_ALL) return undefined;
  return `the passes do not differ (the same answer every time for ${percent(share)} of the examples), so there is nothing to contrast: dropout was off. Turn it on while the views are made (PyTorch: train() for the dropout layers, Keras: training=True)`;
}

const identical: PlausibilityRule = {
  id: 'views-identical',
  looksFor: 'every pass gives (nearly) every example the same answer',
  find: ({ views, labels, classes }) => {
    const why = views && sameViews(views.answers.values, views.count, labels.length, classes);
    return !why ? null : `views: ${why}. CLMIA and its controls are left out.`;
  },
};

/** Views are of the target's own examples, with its own members. */
function viewsElsewhere(facts: Facts) {
  const { target, views, members } = facts;
  const share = members.reduce((sum, member) => sum + member, 0) / members.length;
  return elsewhere(
    target.agreement,
    views,
    views.map(() => expectedKappa(facts, share)),
  );
}

const ofOtherRows: PlausibilityRule = {
  id: 'views-of-other-rows',
  looksFor: 'the target’s answers agree with the labels, the views hardly do',
  find: (_, facts) => {
    const { target, views } = facts;
    const found = viewsElsewhere(facts);
    if (!found) return null;
    return `${found.models.length} of ${views.length} views agree with the labels in ${percent(found.accuracy)} of the examples, the target in ${percent(target.agreement.observed)}: their rows are in another order than the target’s, or other examples (a loader that shuffles), or the views’ axes are not [V, N, C]. Make every pass over the same examples in the same order.`;
  },
};

const TELLING_AUC = 0.6;
const SURELY = 4;
const UNLIKELY = 3.5;
/** Half of the target's leak, and no leak that is sure of itself. Our choice. */
const UNRELATED = 0.5;
const UNSURE = 3;

const ofAnotherModel: PlausibilityRule = {
  id: 'views-of-another-model',
  looksFor: 'the target is surer of its members, the views are not',
  find: (_, facts) => {
    const { targetRanking, views, members } = facts;
    if (views.length === 0 || targetRanking.auc < TELLING_AUC || targetRanking.z < SURELY) return null;
    if (viewsElsewhere(facts)) return null;
    const scores = Float64Array.from(members, (_member, i) =>
      views.reduce((sum, view) => sum + view.scores[i]!, 0),
    );
    const { auc, error, z } = ranking(scores, members);
    if (z >= UNSURE || auc + UNLIKELY * error >= 0.5 + UNRELATED * (targetRanking.auc - 0.5)) return null;
    return `The loss tells members by the target’s answers (AUC ${targetRanking.auc.toFixed(3)}), not by the views’ (${auc.toFixed(3)}): they are of another model, or of the same examples in another order within each class. Make the views with the model that is audited.`;
  },
};

export const viewRules: readonly PlausibilityRule[] = [identical, ofOtherRows, ofAnotherModel];
