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

/** Of the target, on as many examples as it was trained on. */
export const testAccuracy: Read = {
  unit: 'percent',
  of: ({ target, experiment }) => {
    const n = experiment.dataset.membersPerModel;
    return clopperPearson(Math.round(n * target.testAccuracy), n);
  },
};
