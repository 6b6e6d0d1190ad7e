/** What the charts need of stages that are done: the same whether they were just trained or remembered. */

import { posteriors } from '../lab/attacks/posteriors.ts';
import { examplesAt } from '../lab/data/dataset.ts';
import { examplesOf, labelsOf } from '../lab/data/roleExamples.ts';
import type { RunOutcome } from '../lab/pipeline/pipeline.ts';
import { outputOf } from '../lab/pipeline/runResult.ts';
import type { StageName } from '../lab/stages/stageGraph.ts';
import type { StageOutputs } from '../lab/stages/stages.ts';
import type { Candidates, RunDetail, Series, SeriesName } from './protocol.ts';

function counted(values: readonly number[]): Series {
  return { x: values.map((_, i) => i + 1), y: values };
}

function headLoss({ clmia }: StageOutputs['head']): Series {
  return { x: clmia.loss.map(({ step }) => step), y: clmia.loss.map(({ loss }) => loss) };
}

/** The curves of one finished stage. */
export function seriesOf<Name extends StageName>(
  stage: Name,
  output: StageOutputs[Name],
): [name: SeriesName, points: Series][] {
  switch (stage) {
    case 'target':
    case 'shadow': {
      const { loss, accuracy } = (output as StageOutputs['target']).history;
      const epochs = accuracy.map(({ epoch }) => epoch);
      const role = stage as 'target' | 'shadow';
      return [
        [`${role}/loss`, counted(loss)],
        [`${role}/members`, { x: epochs, y: accuracy.map(({ members }) => members) }],
        [`${role}/nonMembers`, { x: epochs, y: accuracy.map(({ nonMembers }) => nonMembers) }],
      ];
    }
    case 'encoder':
      return [['encoder/loss', counted((output as StageOutputs['encoder']).loss)]];
    case 'head':
      return [['head/clmia', headLoss(output as StageOutputs['head'])]];
    default:
      return [];
  }
}

export function candidatesOf(data: StageOutputs['data'], split: StageOutputs['split']): Candidates {
  const examples = examplesOf(split, 'target');
  const { name: _, duplicatesRemoved: __, ...shown } = examplesAt(data, examples);
  return { ...shown, labels: labelsOf(split, examples) };
}

export function detailOf(run: RunOutcome): RunDetail {
  const stages: StageName[] = ['target', 'shadow', 'encoder', 'head'];
  const { plane, labelled } = outputOf(run, 'head');
  const { evaluated, attacks } = outputOf(run, 'scores');
  const target = outputOf(run, 'target');
  return {
    series: Object.fromEntries(stages.flatMap((stage) => seriesOf(stage, outputOf(run, stage)))),
    embedding: plane,
    posteriors: Float32Array.from(posteriors(target.logits, target.classes)),
    evaluated,
    labelled: labelled.source === 'target' ? labelled.known : new Int32Array(),
    attacks,
  };
}
