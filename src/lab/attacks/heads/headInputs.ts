/** What every head is fitted on: the same labelled examples and candidates, as features. */
import { labelsAt } from '../../data/dataset.ts';
import type { Split } from '../../data/split.ts';
import type { Features, LabelSource } from '../../experiment/experiment.ts';
import type { RandomStream } from '../../random.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import { featureCount, featureRows } from '../clmia/features.ts';
import { rowsAt } from '../rows.ts';
import { chooseLabelled, type Labelled } from './labelled.ts';

export interface LabelParams {
  readonly labelFraction: { readonly members: number; readonly nonMembers: number };
  readonly labelSource: LabelSource;
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

/** Dataset indices of one side's 2n examples, members first. */
export function examplesOf(split: Split, side: LabelSource): Int32Array {
  const { sets } = split;
  return side === 'target'
    ? Int32Array.of(...sets.targetMembers, ...sets.targetNonMembers)
    : Int32Array.of(...sets.shadowMembers, ...sets.shadowNonMembers);
}

/** Labels of examples, after label noise. */
export function labelsOf(split: Split, indices: Int32Array): Uint8Array {
  return labelsAt(split.labels, indices);
}

export function labelledOf(split: Split, params: LabelParams, random: RandomStream): Labelled {
  return chooseLabelled(split.sets.targetMembers.length, params.labelFraction, params.labelSource, random);
}

export function membershipsOf({ known }: Labelled, n: number): Float32Array {
  return Float32Array.from(known, (position) => (position < n ? 1 : 0));
}

export function headInputs(
  split: Split,
  models: Readonly<Record<LabelSource, TrainedClassifier>>,
  params: LabelParams & { readonly features: Features },
  random: RandomStream,
): HeadInputs {
  const n = split.sets.targetMembers.length;
  const { classes } = models.target;
  const width = featureCount(params.features, classes);
  const featuresOf = (side: LabelSource) =>
    featureRows(params.features, models[side].logits, labelsOf(split, examplesOf(split, side)), classes);
  const candidates = featuresOf('target');
  const labelled = labelledOf(split, params, random);
  const sourceRows = labelled.source === 'target' ? candidates : featuresOf('shadow');
  return {
    labelled,
    width,
    rows: rowsAt(sourceRows, width, labelled.known),
    memberships: membershipsOf(labelled, n),
    candidates,
  };
}
