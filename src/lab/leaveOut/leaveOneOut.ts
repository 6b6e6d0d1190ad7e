/** A world without one example, beside the world with it: what a person asks, and what is answered. */

import { examplesOf, labelsOf } from '../data/roleExamples.ts';
import { DIFFERENCE, type MeanInterval, meanInterval } from '../evaluation/meanInterval.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { QuestionListener, Resolved } from '../pipeline/stageOutcome.ts';
import type { AskedOutputs, StageOutputs } from '../stages/catalogue.ts';
import { someAtOnce } from '../studies/someAtOnce.ts';
import { requireLeavable } from './cannotLeaveOut.ts';
import { confidences } from './memorisation.ts';
import type { ScoresWithout } from './scoresWithout.ts';

export interface LeaveOutQuestion {
  /** Its number among the target's 2n examples, members first. */
  readonly example: number;
  /** How many pairs of trainings, with it and without it, the memorisation is a mean of; from 1. */
  readonly seeds: number;
}

export interface PairOfTrainings {
  /** p(y|x) of the example. */
  readonly with: number;
  readonly without: number;
  /** How much higher p(y|x) of its neighbours is with it than without it, on average. */
  readonly neighbours: number;
}

export interface LeaveOutAnswer extends ScoresWithout {
  readonly example: number;
  /** Of each pair of trainings; the first with the target of the run, each further with other initial weights and batches. */
  readonly pairs: readonly PairOfTrainings[];
  /** The mean difference, with its 95 % interval by Student's t where there are several (Feldman & Zhang 2020). */
  readonly memorisation: MeanInterval;
  /** The same of its neighbours. */
  readonly neighbourhood: MeanInterval;
  readonly engine: string;
  /** Seconds of the trainings, and whether each was remembered. */
  readonly trainings: readonly { readonly seconds: number; readonly remembered: boolean }[];
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

interface Asked {
  readonly leftOut: number | null;
  readonly variant: number;
}

/**
 * @param atOnce trainings that do not wait for each other
 * @param trained told how many trainings, and shares of such, are done
 * @throws CannotLeaveOut before anything trains, StageAborted when stopped, else the first failing stage's error
 */
export async function leaveOneOut(
  pipeline: Pick<Pipeline, 'ask' | 'onlyBeside'>,
  experiment: Experiment,
  { example, seeds }: LeaveOutQuestion,
  atOnce: number,
  listener: QuestionListener,
  trained: (done: number) => void = () => {},
): Promise<LeaveOutAnswer> {
  requireLeavable(experiment, example);
  const asked: Asked[] = Array.from({ length: seeds }, (_, variant) => [
    ...(variant === 0 ? [] : [{ leftOut: null, variant }]),
    { leftOut: example, variant },
  ]).flat();
  const shares = asked.map(() => 0);
  const found: Resolved[] = [];
  await someAtOnce([...asked.keys()], atOnce, async (i) => {
    const tell = (share: number) => {
      shares[i] = share;
      trained(shares.reduce((sum, one) => sum + one, 0));
    };
    found[i] = await pipeline.ask('targetWithout', asked[i]!, experiment, {
      stage: (...told) => listener.stage(...told),
      update: (name, update) => {
        if (name === 'targetWithout' && update.kind === 'progress' && update.steps > 0)
          tell(update.step / update.steps);
        listener.update(name, update);
      },
    });
    tell(1);
  });
  const [scored, split, target] = await Promise.all([
    pipeline.ask('scoresWithout', { leftOut: example, variant: 0 }, experiment, listener),
    pipeline.onlyBeside('split', experiment, listener),
    pipeline.onlyBeside('target', experiment, listener),
  ]);
  const sets = split.outcome.output as StageOutputs['split'];
  const scores = scored.outcome.output as AskedOutputs['scoresWithout'];
  const labels = labelsOf(sets, examplesOf(sets, 'target'));
  const confidencesOf = ({ outcome }: Resolved) => {
    const { logits, classes } = outcome.output as AskedOutputs['targetWithout'];
    return confidences(logits, labels, classes);
  };
  const of = (leftOut: number | null, variant: number) =>
    found[asked.findIndex((one) => one.leftOut === leftOut && one.variant === variant)] ?? target;
  const pairs = Array.from({ length: seeds }, (_, variant): PairOfTrainings => {
    const [inside, outside] = [confidencesOf(of(null, variant)), confidencesOf(of(example, variant))];
    const changes = scores.neighbours.map((one) => inside[one.example]! - outside[one.example]!);
    return { with: inside[example]!, without: outside[example]!, neighbours: mean(changes) };
  });
  return {
    ...scores,
    example,
    pairs,
    memorisation: meanInterval(
      pairs.map((pair) => pair.with - pair.without),
      DIFFERENCE,
    ),
    neighbourhood: meanInterval(
      pairs.map((pair) => pair.neighbours),
      DIFFERENCE,
    ),
    engine: target.outcome.engine,
    trainings: found.map(({ outcome, remembered }) => ({ seconds: outcome.seconds, remembered })),
  };
}
