/** What the trainings behind an attack show: the target's, the encoder's and the head's. */
import { percent, percentRange, points, rate } from '../../numbers.ts';
import { betaCdf } from '../betaQuantile.ts';
import { contains } from '../interval.ts';
import { note, plain, type Rule, reachOf, warning } from './diagnosis.ts';
import { clearest, gapOf, SMALL_GAP } from './signal.ts';

const Z = 1.96;
const CHANCE = 0.5;

export const lossNotFinite: Rule = ({ contrastiveLoss }) =>
  contrastiveLoss === undefined || Number.isFinite(contrastiveLoss)
    ? null
    : warning(
        'loss-not-finite',
        `The contrastive loss is ${contrastiveLoss}: the encoder’s training broke down.`,
        { contrastiveLoss },
      );

/** So many standard deviations above a guess an accuracy is no luck. */
const NO_LUCK = 3;

export const targetAtChance: Rule = ({ trainAccuracy, testAccuracy, classes, judged }) => {
  if (trainAccuracy === undefined || testAccuracy === undefined || !classes || !judged) return null;
  const guess = 1 / classes;
  const error = Math.sqrt((guess * (1 - guess)) / judged.members);
  if (trainAccuracy > guess + NO_LUCK * error || NO_LUCK * error > guess) return null;
  return warning(
    'target-at-chance',
    `The target has learnt nothing: it is right in ${percent(trainAccuracy)} of its own training set, a guess among ${classes} classes in ${percent(guess)}. There is little that an attack could find.`,
    { trainAccuracy, testAccuracy, guess },
  );
};

/** A gap so unsure that it may be twice what is called small is not called so. */
const UNSURE_GAP = 2 * SMALL_GAP;

export const targetGap: Rule = (figures) => {
  const { trainAccuracy, testAccuracy, judged, balancedAccuracy, others } = figures;
  const gap = gapOf(figures);
  if (trainAccuracy === undefined || testAccuracy === undefined || gap === undefined || gap >= SMALL_GAP)
    return null;
  const variance = (accuracy: number, size: number) => (accuracy * (1 - accuracy)) / size;
  const error = judged
    ? Math.sqrt(variance(trainAccuracy, judged.members) + variance(testAccuracy, judged.nonMembers))
    : 0;
  if (gap + Z * error >= UNSURE_GAP) return null;
  const values = { gap, trainAccuracy, testAccuracy };
  const said = `train ${percent(trainAccuracy)}, test ${percent(testAccuracy)}, a gap of ${points(gap)} pp`;
  const found = (balancedAccuracy?.low ?? 0) > CHANCE || clearest(others) !== undefined;
  return found
    ? note(
        'small-gap-yet-signal',
        `The target’s accuracies differ little (${said}), and attacks find members all the same: they read how sure it is, too.`,
        values,
      )
    : note('target-not-overfit', `The target hardly overfits: ${said}.`, values);
};

/** How much better than on other examples the head must be on its own. Our choice. */
const MEMORISED_GAP = 0.2;
/** That so many are right by luck must be less likely than this. */
const LUCK = 0.025;

/** P(at least so large a share of `count` is right) for a head that is right at `rate`. */
function chanceOf(share: number, count: number, right: number): number {
  const least = Math.floor(share * count);
  return least <= 0 ? 1 : betaCdf(right, least, count - least + 1);
}

export const headMemorised: Rule = ({ headTrainAccuracy, balancedAccuracy, labelledCount }) => {
  if (headTrainAccuracy === undefined || balancedAccuracy === undefined || labelledCount === undefined)
    return null;
  const { value, high } = balancedAccuracy;
  if (headTrainAccuracy - value < MEMORISED_GAP) return null;
  if (chanceOf(headTrainAccuracy, labelledCount, high) > LUCK) return null;
  return warning(
    'head-memorised',
    `The head has memorised the ${labelledCount} examples whose membership it was told: balanced accuracy ${percent(headTrainAccuracy)} on them, ${percentRange(balancedAccuracy)} on those that it was not told of.`,
    { headTrainAccuracy, headHeldOutAccuracy: value, labelledCount },
  );
};

/** An interval no wider than this can say that there is next to nothing. Our choice. */
const NARROW = 0.05;

export const labelsDoNotHelp: Rule = ({ labelSweep = [] }) => {
  const amounts = [...labelSweep].sort((a, b) => a.labelled - b.labelled);
  const [few, many] = [amounts[0], amounts.at(-1)];
  if (!few || !many || many.labelled < 2 * few.labelled) return null;
  if (!contains(many.balancedAccuracy, CHANCE) || reachOf(many.balancedAccuracy) > NARROW) return null;
  return note(
    'labels-do-not-help',
    `To be told the membership of more examples does not help here: ${percentRange(few.balancedAccuracy)} with ${few.labelled}, ${percentRange(many.balancedAccuracy)} with ${many.labelled}, which still includes 50 %: the feature space carries little or nothing of membership.`,
    { ...plain(many.balancedAccuracy), fewLabels: few.labelled, manyLabels: many.labelled },
  );
};

export const viewsIdentical: Rule = ({ dropoutRates = [] }) =>
  dropoutRates.length > 0 && dropoutRates.every((dropout) => dropout === 0)
    ? warning(
        'views-identical',
        'The views are identical: with dropout at 0 every pass of an example gives the same posterior, so the contrast has nothing to learn from.',
        { dropoutRate: 0 },
      )
    : null;

/** The loss has covered less than this share of the way from chance to views that are alike and unlike all others. Our choice. */
const STUCK_SHARE = 0.05;

export const viewsIndistinguishable: Rule = ({
  contrastiveLoss,
  batchSize,
  symmetric = false,
  temperature = 0,
}) => {
  if (contrastiveLoss === undefined || batchSize === undefined || !Number.isFinite(contrastiveLoss))
    return null;
  const others = symmetric ? 2 * batchSize - 2 : batchSize - 1;
  if (others < 1) return null;
  const chance = Math.log(1 + others);
  // A warm temperature keeps the loss near chance whatever the views are: cosines of 1 and 0 are taken as what can be reached.
  const reachable = temperature > 0 ? Math.log1p(others * Math.exp(-1 / temperature)) : 0;
  if (chance - contrastiveLoss > STUCK_SHARE * (chance - reachable)) return null;
  return warning(
    'views-indistinguishable',
    `Views indistinguishable: the contrastive loss is stuck at ${contrastiveLoss.toFixed(2)}, chance being ${chance.toFixed(2)} for batches of ${batchSize}.`,
    { contrastiveLoss, chance, batchSize },
  );
};

export const fprBelowSupport: Rule = ({ judged, fprs = [] }) => {
  if (!judged || judged.nonMembers === 0) return null;
  const { nonMembers } = judged;
  const unsupported = fprs.filter((fpr) => fpr < 1 / nonMembers);
  if (unsupported.length === 0) return null;
  const fpr = Math.max(...unsupported);
  return note(
    'fpr-below-support',
    `With ${nonMembers} non-members the smallest false-positive rate is 1 in ${nonMembers}: figures at ${rate(fpr)}${unsupported.length > 1 ? ' and below' : ''} rest on no false positive at all.`,
    { fpr, smallestFpr: 1 / nonMembers, nonMembers },
  );
};
