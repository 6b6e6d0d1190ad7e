import { EMBEDDING, initialEncoder, type TrainedEncoder, trainEncoder } from '../attacks/clmia/encoder.ts';
import { featureCount, featureRows } from '../attacks/clmia/features.ts';
import { makeViews, type ViewSettings, type Views } from '../attacks/clmia/views.ts';
import type { FittedHead } from '../attacks/heads/head.ts';
import {
  type ClmiaHeads,
  type ControlHeads,
  embeddingsOf,
  fitBlind,
  fitClmia,
  fitControls,
  type HeadParams,
} from '../attacks/heads/heads.ts';
import { trainingAugmentation } from '../augmentation/augment.ts';
import type { Dataset } from '../data/dataset.ts';
import { withoutDuplicates } from '../data/duplicates.ts';
import { examplesOf, labelsOf } from '../data/roleExamples.ts';
import { type Split, splitDataset } from '../data/split.ts';
import { principalPlane } from '../evaluation/projection.ts';
import type { DataId, Experiment, Features } from '../experiment/experiment.ts';
import { randomStream } from '../random.ts';
import { type TrainedClassifier, trainClassifier } from '../training/trainClassifier.ts';
import type { StageContext } from './stageContext.ts';
import type { StageName } from './stageGraph.ts';
import {
  type ClassifierParams,
  type DataReader,
  modelFor,
  type PartOf,
  type Run,
  type StageOutputs,
} from './stageRun.ts';

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

/** Loaded when the first of them is run: a page that trains is not to wait for code that judges. */
const judging = () => import('./judgingStages.ts');
const further = () => import('./furtherStages.ts');

const RUNS: { readonly [Name in StageName]: Run<never, PartOf<Name>> } = {
  data,
  split,
  target: trained('target'),
  shadow: trained('shadow'),
  views,
  information: async (...given) => (await judging()).information(...given),
  encoder,
  head,
  controls,
  blind,
  references: async (...given) => (await further()).references(...given),
  population: async (...given) => (await further()).population(...given),
  copies: async (...given) => (await further()).copies(...given),
  generated: async (...given) => (await further()).generated(...given),
  rivals: async (...given) => (await judging()).rivals(...given),
  scores: async (...given) => (await judging()).scores(...given),
  report: async (...given) => (await judging()).report(...given),
};

export type { DataReader, StageOutputs };

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
