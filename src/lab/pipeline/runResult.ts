/** The report of one run: what the command line prints, the page shows and a link's receiver compares with. */

import type { ViewInformation } from '../attacks/clmia/viewInformation.ts';
import { SETS } from '../data/split.ts';
import type { Diagnosis } from '../evaluation/diagnosis/diagnosis.ts';
import type { RunFigures } from '../evaluation/judge.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { formatLink } from '../experiment/link.ts';
import { type Memorisation, memorisationOf } from '../leaveOut/memorisation.ts';
import { type StageName, type StageOutputs, stageOf } from '../stages/catalogue.ts';
import { stagesInUse } from '../stages/graph.ts';
import type { RunOutcome } from './pipeline.ts';
import type { Resolved } from './stageOutcome.ts';

export interface RunResult {
  readonly experiment: Experiment;
  readonly link: string;
  readonly engine: { readonly backend: string; readonly adapter: string };
  readonly splits: {
    readonly sets: readonly { readonly name: string; readonly size: number; readonly hash: string }[];
    readonly overlaps: readonly { readonly a: string; readonly b: string; readonly shared: number }[];
    readonly duplicatesRemoved: number;
    readonly noisyLabels: number;
  };
  /** What was made of the file that the data was read from; absent where there is nothing to say. */
  readonly remarks?: readonly string[];
  readonly target: { readonly trainAccuracy: number; readonly testAccuracy: number };
  readonly shadow: { readonly trainAccuracy: number; readonly testAccuracy: number };
  readonly attacks: readonly RunFigures[];
  /** What the views' features tell of membership, on the shadow's own examples. */
  readonly information: ViewInformation;
  readonly diagnosis: readonly Diagnosis[];
  /** The target's examples that models trained on them know best beside models that were not; absent without reference models. */
  readonly memorisation?: Memorisation;
  readonly timing: {
    readonly totalSeconds: number;
    readonly stages: readonly {
      /** Under which stages are recorded, whatever the code calls them. */
      readonly name: string;
      readonly seconds: number;
      readonly steps: number;
      readonly remembered: boolean;
      readonly engine: string;
    }[];
  };
}

/** Of how many examples a report tells how far they are memorised. */
const MOST_MEMORISED = 20;

/** One stage's output, typed. */
export function outputOf<Name extends StageName>(run: RunOutcome, name: Name): StageOutputs[Name] {
  return run[name].outcome.output as StageOutputs[Name];
}

function accuracies(run: RunOutcome, role: 'target' | 'shadow') {
  const { trainAccuracy, testAccuracy } = outputOf(run, role);
  return { trainAccuracy, testAccuracy };
}

export function assembleRunResult(
  experiment: Experiment,
  run: RunOutcome,
  engine: RunResult['engine'],
  totalSeconds: number,
): RunResult {
  const split = outputOf(run, 'split');
  const { duplicatesRemoved, remarks } = outputOf(run, 'data');
  const { attacks, diagnosis } = outputOf(run, 'report');
  const references = outputOf(run, 'referenceModels');
  const timed = ([name, { outcome, remembered }]: [StageName, Resolved]) => ({
    name: stageOf(name).recordedAs,
    seconds: outcome.seconds,
    steps: outcome.steps,
    remembered,
    engine: outcome.engine,
  });
  return {
    experiment,
    link: formatLink(experiment),
    engine,
    splits: {
      sets: SETS.map((name) => ({ name, size: split.sets[name].length, hash: split.hashes[name] })),
      overlaps: split.overlaps,
      duplicatesRemoved,
      noisyLabels: split.noisyLabels,
    },
    ...(remarks && { remarks }),
    target: accuracies(run, 'target'),
    shadow: accuracies(run, 'shadow'),
    attacks,
    information: outputOf(run, 'information'),
    diagnosis,
    ...(references.length > 0 && { memorisation: memorisationOf(split, references, MOST_MEMORISED) }),
    timing: { totalSeconds, stages: stagesInUse(experiment).map((name) => timed([name, run[name]])) },
  };
}
