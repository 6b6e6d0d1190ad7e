/** What stages compute, and how one is run. */
import type { AllScores } from '../attacks/allScores.ts';
import type { AugmentedAnswers } from '../attacks/augmentedQueries/augmentedQueries.ts';
import type { TrainedEncoder } from '../attacks/clmia/encoder.ts';
import type { ViewInformation } from '../attacks/clmia/viewInformation.ts';
import type { Views } from '../attacks/clmia/views.ts';
import type { GeneratedAnswers } from '../attacks/generatedNonMembers/queryGenerated.ts';
import type { FittedHead } from '../attacks/heads/head.ts';
import type { ClmiaHeads, ControlHeads } from '../attacks/heads/heads.ts';
import type { ReferenceModel } from '../attacks/referenceModels/referenceModel.ts';
import type { UnlabelledScores } from '../attacks/unlabelledAttacks.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Split } from '../data/split.ts';
import type { Diagnosis } from '../evaluation/diagnosis.ts';
import type { AttackFigures } from '../evaluation/judge.ts';
import type { DataId, Experiment } from '../experiment/experiment.ts';
import { classifier } from '../models/classifier.ts';
import type { TrainedClassifier } from '../training/trainClassifier.ts';
import type { StageContext } from './stageContext.ts';
import type { StageName } from './stageGraph.ts';

export interface StageOutputs {
  data: Dataset;
  split: Split;
  target: TrainedClassifier;
  shadow: TrainedClassifier;
  views: Views;
  information: ViewInformation;
  encoder: TrainedEncoder;
  head: ClmiaHeads;
  controls: ControlHeads;
  blind: FittedHead | null;
  references: readonly ReferenceModel[];
  /** One, where an attack asks for it: [n, classes] the target's logits on examples that no model was trained on. */
  population: readonly Float32Array[];
  /** One, where label-only asks for it. */
  copies: readonly AugmentedAnswers[];
  /** One, where BlindMI asks for it. */
  generated: readonly GeneratedAnswers[];
  /** The attacks that are told of no membership. */
  rivals: readonly UnlabelledScores[];
  scores: AllScores;
  report: { readonly attacks: readonly AttackFigures[]; readonly diagnosis: readonly Diagnosis[] };
}

/** What one run of a stage computes: a stage in parts is run once for each. */
export type PartOf<Name extends StageName> = Name extends 'references' | 'population' | 'copies' | 'generated'
  ? StageOutputs[Name][number]
  : StageOutputs[Name];

/** How a host reads a dataset. @throws DataFileError */
export type DataReader = (dataset: DataId) => Promise<Dataset>;

export type Run<Params, Output> = (
  inputs: StageOutputs,
  params: Params,
  context: StageContext,
  readData: DataReader,
) => Promise<Output>;

export type ClassifierParams = Omit<Experiment['target'], 'momentum'> & {
  /** Of SGD alone. */
  readonly momentum?: number;
  readonly dropoutRate?: number;
};

export type ModelParams = Pick<Experiment['target'], 'architecture' | 'width'>;

export const modelFor = (data: Dataset, { architecture, width }: ModelParams) =>
  classifier(architecture, width, data, data.classNames.length);
