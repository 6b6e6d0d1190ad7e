/** Which examples can be left out, told before anything trains. */
import { type Experiment, knobAt } from '../experiment/experiment.ts';
import type { NumberKnob } from '../experiment/knob.ts';

/** Pairs of trainings, at most: more would take long and tell little more. Our choice. */
export const MOST_SEEDS = 30;

/** Examples left out one after the other, at most. Our choice. */
export const MOST_EXAMPLES = 1000;

/** An example was asked for that the target was not trained on, or that it cannot do without. */
export class CannotLeaveOut extends Error {
  override readonly name = 'CannotLeaveOut';
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** What the four sets are, in the order in which their examples are numbered. */
const SETS = [
  'one of the target’s members',
  'one of the target’s non-members',
  'one of the shadow’s members',
  'one of the shadow’s non-members',
] as const;

const { min: LEAST } = knobAt('dataset.membersPerModel') as NumberKnob;

/**
 * @param example its number among the examples of the four sets: the target's members first
 * @throws CannotLeaveOut
 */
export function requireLeavable({ dataset }: Pick<Experiment, 'dataset'>, example: number): void {
  const n = dataset.membersPerModel;
  const allowed = `Choose one of the target’s members: 0 to ${n - 1}.`;
  if (!Number.isInteger(example) || example < 0 || example >= SETS.length * n) {
    throw new CannotLeaveOut(
      `There is no example ${example}: the four sets hold the examples 0 to ${SETS.length * n - 1}.`,
      allowed,
    );
  }
  const set = SETS[Math.floor(example / n)]!;
  if (example >= n) {
    throw new CannotLeaveOut(`Example ${example} did not train the target: it is ${set}.`, allowed);
  }
  if (n <= LEAST) {
    throw new CannotLeaveOut(
      `The target has ${n} members, the fewest that a model may be trained on, and none to spare.`,
      `Set dataset.membersPerModel to at least ${LEAST + 1}.`,
    );
  }
}
