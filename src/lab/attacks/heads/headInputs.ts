/** What every head is fitted on: the same labelled examples and candidates, as features. */

import type { ModelRole } from '../../data/modelRole.ts';
import { examplesOf, labelsOf, membersOf } from '../../data/roleExamples.ts';
import type { Split } from '../../data/split.ts';
import type { Features } from '../../experiment/experiment.ts';
import type { RandomStream } from '../../random.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import { featureCount, featureRows } from '../clmia/features.ts';
import { rowsAt } from '../rows.ts';
import { chooseLabelled, type Labelled } from './labelled.ts';

export interface LabelParams {
  readonly labelFraction: { readonly members: number; readonly nonMembers: number };
  readonly labelSource: ModelRole;
}

export interface HeadInputs {
  readonly labelled: Labelled;
  /** d */
  readonly width: number;
  /** [labelled, d] */
  readonly rows: Float32Array;
  /** [labelled] 1 = member */
  readonly memberships: Float32Array;
  /** [2n, d] the target's examples, members first */
  readonly candidates: Float32Array;
}

export function labelledOf(split: Split, params: LabelParams, random: RandomStream): Labelled {
  const { labelFraction, labelSource } = params;
  return chooseLabelled(membersOf(split, labelSource), labelFraction, labelSource, random);
}

/** [labelled] 1 = member */
export function membershipsOf(split: Split, { known, source }: Labelled): Float32Array {
  const members = membersOf(split, source);
  return Float32Array.from(known, (position) => members[position]!);
}

export function headInputs(
  split: Split,
  models: Readonly<Record<ModelRole, TrainedClassifier>>,
  params: LabelParams & { readonly features: Features },
  random: RandomStream,
): HeadInputs {
  const { classes } = models.target;
  const width = featureCount(params.features, classes);
  const featuresOf = (role: ModelRole) =>
    featureRows(params.features, models[role].logits, labelsOf(split, examplesOf(split, role)), classes);
  const candidates = featuresOf('target');
  const labelled = labelledOf(split, params, random);
  const sourceRows = labelled.source === 'target' ? candidates : featuresOf('shadow');
  return {
    labelled,
    width,
    rows: rowsAt(sourceRows, width, labelled.known),
    memberships: membershipsOf(split, labelled),
    candidates,
  };
}
