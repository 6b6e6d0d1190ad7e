/** What the charts need of stages that are done: the same whether they were just trained or remembered. */

import { posteriors } from '../lab/attacks/posteriors.ts';
import { examplesAt } from '../lab/data/dataset.ts';
import { examplesOf, labelsOf, membersOf } from '../lab/data/roleExamples.ts';
import type { RunOutcome } from '../lab/pipeline/pipeline.ts';
import { outputOf } from '../lab/pipeline/runResult.ts';
import { STAGES, type StageName, type StageOutputs, stageOf } from '../lab/stages/catalogue.ts';
import type { Candidates, RunDetail, Series, SeriesName } from './protocol.ts';

/** The names of the curves that are drawn of a stage. */
export function seriesNamesOf(stage: StageName): SeriesName[] {
  return Object.keys(stageOf(stage).curves).map((curve) => `${stage}/${curve}` as SeriesName);
}

/** The curves of one finished stage. */
export function seriesOf(stage: StageName, output: unknown): [name: SeriesName, points: Series][] {
  const curves = Object.values(stageOf(stage).curves);
  return seriesNamesOf(stage).map((name, i) => [name, curves[i]!(output)]);
}

export function candidatesOf(data: StageOutputs['data'], split: StageOutputs['split']): Candidates {
  const examples = examplesOf(split, 'target');
  const { name: _, duplicatesRemoved: __, ...shown } = examplesAt(data, examples);
  return { ...shown, labels: labelsOf(split, examples), members: membersOf(split, 'target') };
}

export function detailOf(run: RunOutcome): RunDetail {
  const { plane, labelled } = outputOf(run, 'head');
  const { evaluated: ids, members, attacks } = outputOf(run, 'scores');
  const split = outputOf(run, 'split');
  const all = labelsOf(split, examplesOf(split, 'target'));
  const labels = Uint8Array.from(ids, (i) => all[i]!);
  const target = outputOf(run, 'target');
  return {
    series: Object.fromEntries(STAGES.flatMap((stage) => seriesOf(stage, outputOf(run, stage)))),
    embedding: plane,
    posteriors: Float32Array.from(posteriors(target.logits, target.classes)),
    labelled: labelled.source === 'target' ? labelled.known : new Int32Array(),
    attacks: attacks.map((attack) => ({ ...attack, members, labels, ids })),
  };
}
