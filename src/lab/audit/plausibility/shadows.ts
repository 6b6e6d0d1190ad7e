/** Shadow models that are not what an attack takes them for. */
import { count, percent } from '../../numbers.ts';
import { areCopies, tellingRows } from './copies.ts';
import { agreesLike, elsewhere, expectedKappa } from './elsewhere.ts';
import type { Examined } from './examined.ts';
import { type Facts, modelFacts } from './facts.ts';
import { modelsText, nameOf, type PlausibilityRule } from './rule.ts';
import { mean, ranking } from './statistics.ts';

type Shadows = NonNullable<Examined['shadows']>;

function shadowsElsewhere({ shadows, labels }: Examined, facts: Facts) {
  if (!shadows) return null;
  const { members } = shadows;
  const expected = facts.shadows.map((_, k) => {
    const inside = facts.rows.reduce((sum, row) => sum + members[k * labels.length + row]!, 0);
    return expectedKappa(facts, inside / facts.rows.length);
  });
  return elsewhere(facts.target.agreement, facts.shadows, expected);
}

/** Whether the answers fit the labels once models and examples change places, which only K = N leaves open. */
function axesSwapped({ classes, shadows }: Examined, { rows, labels, target }: Facts): number | null {
  if (!shadows || shadows.models !== rows.length) return null;
  const { answers, models } = shadows;
  const read = Array.from({ length: models }, (_, k) =>
    modelFacts(answers, k * classes, rows, labels, classes, (row) => row * models),
  );
  return agreesLike(target, read) ? mean(read.map(({ agreement }) => agreement.observed)) : null;
}

/** Whether the memberships fit the answers once models and examples change places. */
function membersSwapped({ shadows }: Examined, { rows, shadows: facts }: Facts): boolean {
  if (!shadows || shadows.models !== rows.length) return false;
  const { models, members } = shadows;
  const z = facts.map(
    ({ scores }, k) =>
      ranking(
        scores,
        Uint8Array.from(rows, (row) => members[row * models + k]!),
      ).z,
  );
  return together(z) > SURELY;
}

/** z of independent tests as one (Stouffer 1949). */
const together = (z: readonly number[]) => z.reduce((sum, one) => sum + one, 0) / Math.sqrt(z.length);

/** Standard deviations: luck goes beyond the first once in four thousand files, beyond the second once in three million. */
const UNLIKELY = 3.5;
const SURELY = 5;

const rowsElsewhere: PlausibilityRule = {
  id: 'shadows-of-other-rows',
  looksFor: 'the target’s answers agree with the labels, those of shadow models hardly do',
  find: (examined, facts) => {
    const found = shadowsElsewhere(examined, facts);
    if (!found || axesSwapped(examined, facts) !== null) return null;
    const name = nameOf('shadows', examined.shadows!.answers.kind);
    return `${capital(modelsText(found.models))} of ${facts.shadows.length} agree with the labels in ${percent(found.accuracy)} of the examples, the target in ${percent(facts.target.agreement.observed)}: the rows of ${name} are in another order than the target’s, or other examples (a loader that shuffles). Query every model with the same examples in the same order, without shuffling.`;
  },
};

const swapped: PlausibilityRule = {
  id: 'shadow-axes-swapped',
  looksFor: 'with as many shadow models as examples, [N, K, C] in place of [K, N, C]',
  find: (examined, facts) => {
    if (!shadowsElsewhere(examined, facts)) return null;
    const accuracy = axesSwapped(examined, facts);
    if (accuracy === null) return null;
    const name = nameOf('shadows', examined.shadows!.answers.kind);
    const size = facts.rows.length;
    return `${name} is read as [K, N, C], models first, and so agrees with the labels in ${percent(mean(facts.shadows.map(({ agreement }) => agreement.observed)))} of the examples; as [N, K, C] it would in ${percent(accuracy)}. With ${size} models and ${size} examples both shapes fit: exchange the first two axes (swapaxes(0, 1)).`;
  },
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const copiesOfTarget: PlausibilityRule = {
  id: 'shadows-are-the-target',
  looksFor: 'a shadow model’s answers are the target’s',
  find: ({ classes, target, shadows, labels }, { rows }) => {
    if (!shadows) return null;
    const telling = tellingRows(target, rows, classes);
    const size = labels.length * classes;
    const models = Array.from({ length: shadows.models }, (_, k) => k).filter((k) =>
      areCopies(target, 0, shadows.answers, k * size, telling, classes),
    );
    if (models.length === 0) return null;
    return `The answers of ${modelsText(models)} are the target’s own, number for number: the target was saved in their place, or queried again. A shadow model is another model, trained by you on examples of which shadow_members tells.`;
  },
};

/** Each shadow that is a copy of an earlier one, with that one. */
function copiesAmong({ shadows, classes, labels }: Examined, rows: Int32Array): [copy: number, of: number][] {
  if (!shadows) return [];
  const { answers, models } = shadows;
  const size = labels.length * classes;
  const originals: { model: number; telling: number[] }[] = [];
  const copies: [number, number][] = [];
  for (let k = 0; k < models; k++) {
    const original = originals.find(({ model, telling }) =>
      areCopies(answers, model * size, answers, k * size, telling, classes),
    );
    if (original) copies.push([k, original.model]);
    else {
      const own = { kind: answers.kind, values: slice(answers.values, k * size, size) };
      originals.push({ model: k, telling: tellingRows(own, rows, classes) });
    }
  }
  return copies;
}

const slice = (values: ArrayLike<number>, start: number, size: number): ArrayLike<number> =>
  ArrayBuffer.isView(values)
    ? (values as Float64Array).subarray(start, start + size)
    : Array.prototype.slice.call(values, start, start + size);

const copiesOfEachOther: PlausibilityRule = {
  id: 'shadows-are-copies',
  looksFor: 'two shadow models give the same answers',
  find: (examined, { rows }) => {
    const copies = copiesAmong(examined, rows);
    const [first] = copies;
    if (!first) return null;
    const total = examined.shadows!.models;
    return `Of ${total} shadow models only ${total - copies.length} differ: model ${first[0]} gives the answers of model ${first[1]}, number for number. Train each on its own random half of the examples, with its own seed, and save each one’s answers.`;
  },
};

/** The evidence that each shadow's own members stand above its non-members. */
const pulls = ({ shadowRankings }: Facts) => shadowRankings.filter(({ error }) => error > 0);

const isInverted = (facts: Facts) => {
  const found = pulls(facts);
  return found.length > 0 && together(found.map(({ z }) => z)) < -UNLIKELY;
};

const inverted: PlausibilityRule = {
  id: 'shadow-membership-inverted',
  looksFor: 'shadow models are surer of their non-members than of their members',
  find: (examined, facts) => {
    if (shadowsElsewhere(examined, facts) || membersSwapped(examined, facts)) return null;
    if (isInverted(facts)) {
      const auc = mean(pulls(facts).map((one) => one.auc));
      return `Shadow models are surer of their non-members than of their members (AUC of their own loss ${auc.toFixed(3)}): shadow_members seems to be inverted. It is 1 where that model was trained on the example, 0 where not.`;
    }
    const alone = facts.shadowRankings.flatMap(({ z }, k) => (z < -SURELY ? [k] : []));
    if (alone.length === 0) return null;
    return `${capital(modelsText(alone))} of ${facts.shadows.length} are surer of their non-members than of their members: their rows of shadow_members seem to be inverted, or those of other models.`;
  },
};

const membersTransposed: PlausibilityRule = {
  id: 'shadow-members-swapped',
  looksFor: 'with as many shadow models as examples, shadow_members as [N, K] in place of [K, N]',
  find: (examined, facts) => {
    if (shadowsElsewhere(examined, facts) || !membersSwapped(examined, facts)) return null;
    if (together(facts.shadowRankings.map(({ z }) => z)) > UNLIKELY) return null;
    return `shadow_members is read as [K, N], models first, and so says nothing of the models’ answers; as [N, K] it does. With ${facts.rows.length} models and examples both shapes fit: transpose it.`;
  },
};

/** An AUC of the target's loss from which shadows can be expected to leak, too. Our choice. */
const TELLING_AUC = 0.6;
/** Half of the target's leak, and no leak that is sure of itself. Our choice. */
const UNRELATED = 0.5;
const UNSURE = 3;

const unrelated: PlausibilityRule = {
  id: 'shadow-membership-unrelated',
  looksFor: 'the target is surer of its members, shadow models are not of theirs',
  find: (examined, facts) => {
    const { targetRanking } = facts;
    const found = pulls(facts);
    if (found.length === 0 || targetRanking.auc < TELLING_AUC || targetRanking.z < SURELY) return null;
    if (shadowsElsewhere(examined, facts) || isInverted(facts) || membersSwapped(examined, facts))
      return null;
    const auc = mean(found.map((one) => one.auc));
    const error = mean(found.map((one) => one.error)) / Math.sqrt(found.length);
    const expected = 0.5 + UNRELATED * (targetRanking.auc - 0.5);
    if (auc + UNLIKELY * error >= expected || together(found.map(({ z }) => z)) >= UNSURE) return null;
    return `The loss tells the target’s members (AUC ${targetRanking.auc.toFixed(3)}) but not the shadow models’ own (${auc.toFixed(3)}): the rows or columns of shadow_members are in another order than the answers, or the shadow models hardly overfit where the target does. Train them as the target was, and save each one’s members beside its answers.`;
  },
};

/** Nats: a random membership matches another so well once in twenty thousand. */
const NO_LUCK = 10;

const sharedMembers: PlausibilityRule = {
  id: 'shadow-has-the-targets-members',
  looksFor: 'a shadow model’s members are exactly the target’s',
  find: ({ shadows, members, labels }) => {
    if (!shadows) return null;
    const size = labels.length;
    let inside = 0;
    for (let i = 0; i < size; i++) inside += members[i]!;
    const rate = inside / size;
    // log of the chance that independent memberships of this rate are equal everywhere.
    const luck = -size * Math.log(rate ** 2 + (1 - rate) ** 2) - Math.log(shadows.models);
    if (luck < NO_LUCK) return null;
    const models = Array.from({ length: shadows.models }, (_, k) => k).filter((k) =>
      isSame(shadows, k, members, size),
    );
    if (models.length === 0) return null;
    return `${capital(modelsText(models))} of ${count(shadows.models)} have exactly the target’s members: an attacker has no model of the same training set, and what the attacks learn from it is the answer itself. Draw each shadow model’s members anew.`;
  },
};

function isSame({ members: all }: Shadows, k: number, members: ArrayLike<number>, size: number): boolean {
  for (let i = 0; i < size; i++) if (all[k * size + i] !== members[i]) return false;
  return true;
}

export const shadowRules: readonly PlausibilityRule[] = [
  rowsElsewhere,
  swapped,
  copiesOfTarget,
  copiesOfEachOther,
  inverted,
  membersTransposed,
  unrelated,
  sharedMembers,
];
