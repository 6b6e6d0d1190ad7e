/** What each stage of the graph computes. */
import { type AllScores, allScores } from './attacks/allScores.ts';
import { type PredictedCopies, queryCopies } from './attacks/copies.ts';
import { EMBEDDING, initialEncoder, type TrainedEncoder, trainEncoder } from './attacks/encoder.ts';
import { featureCount, featureRows } from './attacks/features.ts';
import { type GeneratedAnswers, queryGenerated } from './attacks/generated.ts';
import type { FittedHead } from './attacks/head.ts';
import { examplesOf, labelsOf } from './attacks/headInputs.ts';
import {
  type ClmiaHeads,
  type ControlHeads,
  embeddingsOf,
  fitBlind,
  fitClmia,
  fitControls,
  type HeadParams,
} from './attacks/heads.ts';
import { referenceOutputs } from './attacks/referenceOutputs.ts';
import { populationOf, type ReferenceModel, trainReference } from './attacks/references.ts';
import { type ViewInformation, viewInformation } from './attacks/viewInformation.ts';
import { makeViews, type ViewSettings, type Views } from './attacks/views.ts';
import { trainingAugmentation } from './augmentation/augment.ts';
import type { Dataset } from './data/dataset.ts';
import { withoutDuplicates } from './data/duplicates.ts';
import { type Split, splitDataset } from './data/split.ts';
import { type Diagnosis, diagnose } from './evaluation/diagnosis.ts';
import { type AttackFigures, judge, REPORTED_FPRS } from './evaluation/judge.ts';
import { principalPlane } from './evaluation/projection.ts';
import type { AttackName, DataId, Experiment, Features } from './experiment.ts';
import { classifier } from './models/classifier.ts';
import { noDropout } from './models/dropout.ts';
import { toTensors } from './models/parameters.ts';
import { randomStream } from './random.ts';
import type { StageContext } from './stage.ts';
import type { StageName } from './stageGraph.ts';
import { inputTensor } from './training/inputs.ts';
import { queryLogits } from './training/queries.ts';
import { type TrainedClassifier, trainClassifier } from './training/trainClassifier.ts';

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
  copies: readonly PredictedCopies[];
  /** One, where BlindMI asks for it. */
  generated: readonly GeneratedAnswers[];
  scores: AllScores;
  report: { readonly attacks: readonly AttackFigures[]; readonly diagnosis: readonly Diagnosis[] };
}

/** What one run of a stage computes: a stage in parts is run once for each. */
type PartOf<Name extends StageName> = Name extends 'references' | 'population' | 'copies' | 'generated'
  ? StageOutputs[Name][number]
  : StageOutputs[Name];

/** How a host reads a dataset. @throws DataFileError */
export type DataReader = (dataset: DataId) => Promise<Dataset>;

type Run<Params, Output> = (
  inputs: StageOutputs,
  params: Params,
  context: StageContext,
  readData: DataReader,
) => Promise<Output>;

type ClassifierParams = Omit<Experiment['target'], 'momentum'> & {
  /** Of SGD alone. */
  readonly momentum?: number;
  readonly dropoutRate?: number;
};

const trained =
  (role: 'target' | 'shadow'): Run<ClassifierParams, TrainedClassifier> =>
  ({ data, split }, { architecture, width, dropoutRate = 0, augment, ...recipe }, context) =>
    trainClassifier(
      {
        model: modelFor(data, { architecture, width }),
        dataset: data,
        labels: split.labels,
        members: split.sets[`${role}Members`],
        nonMembers: split.sets[`${role}NonMembers`],
        recipe,
        dropoutRate,
        augment: augment ? trainingAugmentation(data, context.random('augmentation')) : undefined,
      },
      context,
    );

interface ViewParams extends ViewSettings {
  readonly architecture: Experiment['target']['architecture'];
  readonly width: number;
}

type EncoderParams = Experiment['contrastive'] & { readonly features: Features };

const data: Run<DataId, Dataset> = async (_, id, __, readData) => withoutDuplicates(await readData(id));

const split: Run<{ membersPerModel: number; labelNoise: number }, Split> = async (inputs, params, context) =>
  splitDataset(inputs.data, params, context.random);

const views: Run<ViewParams, Views> = (inputs, { architecture, width, ...settings }, context) =>
  makeViews(
    {
      ...settings,
      model: modelFor(inputs.data, { architecture, width }),
      weights: inputs.shadow.weights,
      scaling: inputs.shadow.scaling,
      dataset: inputs.data,
      pool: inputs.split.pool,
    },
    context,
  );

const information: Run<{ features: Features }, ViewInformation> = (
  { split, shadow, views },
  { features },
  context,
) => viewInformation(split, shadow, views, features, () => context.checkpoint());

const encoder: Run<EncoderParams, TrainedEncoder> = (inputs, params, context) => {
  const { classes, logits } = inputs.target;
  const watched = labelsOf(inputs.split, examplesOf(inputs.split, 'target'));
  const rows = featureRows(params.features, logits, watched, classes);
  const watch: Parameters<typeof trainEncoder>[0]['watch'] = async (epoch, tensors) => {
    if (!context.wantsFrame()) return;
    const embeddings = await embeddingsOf(rows, featureCount(params.features, classes), tensors);
    const { x, y } = principalPlane(embeddings, EMBEDDING);
    context.update({ kind: 'frame', epoch, x, y });
  };
  const labels = labelsOf(inputs.split, inputs.split.pool);
  return trainEncoder({ ...params, views: inputs.views, labels, watch }, context);
};

const head: Run<HeadParams & { fineTuned: boolean }, ClmiaHeads> = (inputs, params, context) =>
  fitClmia(inputs.split, inputs, inputs.encoder.weights, params, shareHeadStreams(params, context));

const controls: Run<
  HeadParams & { randomEncoder: boolean; supervised: boolean; seed: number },
  ControlHeads
> = (inputs, params, context) =>
  fitControls(
    inputs.split,
    inputs,
    params,
    (width) => initialEncoder(width, randomStream(params.seed, 'encoder/encoder')),
    shareHeadStreams(params, context),
  );

const blind: Run<HeadParams & { on: boolean }, FittedHead | null> = async (inputs, params, context) =>
  params.on ? fitBlind(inputs.data, inputs.split, params, shareHeadStreams(params, context)) : null;

/** CLMIA and its controls draw the same labelled examples, initial heads and batches. */
function shareHeadStreams(params: object, context: StageContext): StageContext {
  const { seed } = params as { seed: number };
  return { ...context, random: (purpose) => randomStream(seed, `head/${purpose}`) };
}

const references: Run<ClassifierParams & { part: number }, ReferenceModel> = (
  { data, split },
  { architecture, width, augment, part, ...recipe },
  context,
) =>
  trainReference(
    modelFor(data, { architecture, width }),
    data,
    split,
    {
      recipe,
      augment: augment ? trainingAugmentation(data, context.random(`augmentation ${part}`)) : undefined,
      part,
    },
    context,
  );

type ModelParams = Pick<Experiment['target'], 'architecture' | 'width'>;

const modelFor = (data: Dataset, { architecture, width }: ModelParams) =>
  classifier(architecture, width, data, data.classNames.length);

const population: Run<ModelParams, Float32Array> = ({ data, split, target }, params, context) => {
  const model = modelFor(data, params);
  const examples = inputTensor(data, populationOf(split), target.scaling);
  return queryLogits(model, toTensors(model.shapes, target.weights), examples, noDropout, context);
};

const copies: Run<ModelParams, PredictedCopies> = (inputs, params, context) =>
  queryCopies(modelFor(inputs.data, params), inputs.data, inputs.split, inputs, context);

const generated: Run<ModelParams, GeneratedAnswers> = ({ data, split, target }, params, context) =>
  queryGenerated(modelFor(data, params), data, split, target, context);

const scores: Run<
  { attacks: readonly AttackName[]; references?: Omit<Experiment['references'], 'count'> },
  AllScores
> = async (inputs, { attacks, references: options }, context) =>
  allScores(
    attacks,
    inputs.split,
    inputs,
    {
      heads: { ...inputs.head, ...inputs.controls, blind: inputs.blind },
      references: options && referenceOutputs(inputs.split, inputs, options),
      copies: inputs.copies[0],
      generated: inputs.generated[0],
    },
    context,
  );

const report: Run<{ seed: number; contrastive: Experiment['contrastive'] }, StageOutputs['report']> = async (
  inputs,
  { seed, contrastive },
) => {
  const attacks = judge(inputs.scores.attacks, inputs.scores.members, seed);
  const named = (name: AttackName) => attacks.find((attack) => attack.name === name);
  const clmia = named('clmia')?.balancedAccuracy;
  const { labelled } = inputs.head;
  const diagnosis = diagnose({
    balancedAccuracy: clmia,
    trainAccuracy: inputs.target.trainAccuracy,
    testAccuracy: inputs.target.testAccuracy,
    headTrainAccuracy: inputs.head.clmia.trainAccuracy,
    headHeldOutAccuracy: clmia?.value,
    labelledCount: labelled.members + labelled.nonMembers,
    contrastiveLoss: inputs.encoder.loss.at(-1),
    batchSize: inputs.encoder.batchSize,
    symmetric: contrastive.symmetric,
    dropoutRates: inputs.views.source === 'dropout' ? inputs.views.rates : undefined,
    blind: named('blind')?.balancedAccuracy,
    versusRandomEncoder: named('random-encoder')?.clmiaMinus?.balancedAccuracy,
    nonMembers: inputs.scores.members.filter((member) => member === 0).length,
    fprs: REPORTED_FPRS,
  });
  return { attacks, diagnosis };
};

const RUNS: { readonly [Name in StageName]: Run<never, PartOf<Name>> } = {
  data,
  split,
  target: trained('target'),
  shadow: trained('shadow'),
  views,
  information,
  encoder,
  head,
  controls,
  blind,
  references,
  population,
  copies,
  generated,
  scores,
  report,
};

/** Runs one stage on already computed inputs. */
export function runStage(
  name: StageName,
  inputs: Partial<StageOutputs>,
  params: unknown,
  context: StageContext,
  readData: DataReader,
): Promise<PartOf<StageName>> {
  return RUNS[name](inputs as StageOutputs, params as never, context, readData);
}
