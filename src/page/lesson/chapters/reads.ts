/** What chapters read of a run. */
import type { AttackName } from '../../../lab/attacks/catalogue.ts';
import { clopperPearson } from '../../../lab/evaluation/clopperPearson.ts';
import type { RunResult } from '../../../lab/pipeline/runResult.ts';
import type { Read } from '../chapter.ts';

const figuresOf = ({ attacks }: RunResult, name: AttackName) => {
  const found = attacks.find((attack) => attack.name === name);
  if (!found) throw new Error(`the run has no ${name}`);
  return found;
};

export const balancedAccuracyOf = (attack: AttackName): Read => ({
  unit: 'percent',
  attack,
  of: (report) => {
    const { value, low, high } = figuresOf(report, attack).balancedAccuracy;
    return { value, low, high };
  },
});

/** Half the width of the interval of its balanced accuracy. */
export const marginOf = (attack: AttackName): Read => ({
  unit: 'margin',
  of: (report) => {
    const { low, high } = figuresOf(report, attack).balancedAccuracy;
    return { value: (high - low) / 2, low: null, high: null };
  },
});

/** Of the target, on as many examples as it was trained on. */
export const testAccuracy: Read = {
  unit: 'percent',
  of: ({ target, experiment }) => {
    const n = experiment.dataset.membersPerModel;
    return clopperPearson(Math.round(n * target.testAccuracy), n);
  },
};

/** What a pair of views tells of membership, which is one bit. */
export const pairInformation: Read = {
  unit: 'bits',
  of: ({ information }) => ({ value: information.pair.bits, low: null, high: null }),
};

/** The share of members that CLMIA finds while at most 1 % of the others are accused. */
export const foundAtOnePercent: Read = {
  unit: 'percent',
  of: (report) => {
    const { tpr, tprInterval } = figuresOf(report, 'clmia').tprAtFpr.find(({ fpr }) => fpr === 0.01)!;
    return { value: tpr, low: tprInterval.low, high: tprInterval.high };
  },
};

/** By how much CLMIA does better, on the same examples. */
export const clmiaMinus = (attack: AttackName): Read => ({
  unit: 'points',
  of: (report) => {
    const { value, low, high } = figuresOf(report, attack).clmiaMinus!.balancedAccuracy;
    return { value, low, high };
  },
});
