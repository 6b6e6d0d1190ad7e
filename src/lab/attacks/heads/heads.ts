/** CLMIA's head and the controls that make its claim honest: same labelled examples, same head, same steps. */
import * as tf from '@tensorflow/tfjs-core';
import type { Dataset } from '../../data/dataset.ts';
import { examplesOf } from '../../data/roleExamples.ts';
import type { Split } from '../../data/split.ts';
import { orientedByRule, type Projection, principalPlane } from '../../evaluation/projection.ts';
import type { Features } from '../../experiment/experiment.ts';
import { toTensors, type Weights } from '../../models/parameters.ts';
import type { StageContext } from '../../stages/stageContext.ts';
import { fitScaling, inputTensor } from '../../training/inputs.ts';
import { readTogether } from '../../training/queries.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import { encode, encoderShapes } from '../clmia/encoder.ts';
import { EMBEDDING } from '../clmia/sizes.ts';
import { type FittedHead, fitHead, type HeadSettings } from './head.ts';
import { type HeadInputs, headInputs, type LabelParams, labelledOf, membershipsOf } from './headInputs.ts';
import type { Labelled } from './labelled.ts';

export type HeadParams = HeadSettings & LabelParams & { readonly features: Features };

type Models = Readonly<Record<'target' | 'shadow', TrainedClassifier>>;

/** How an encoder takes part in a head's training. */
export async function fitOn(
  inputs: Omit<HeadInputs, 'labelled'>,
  weights: Weights,
  training: 'frozen' | 'trained',
  series: string,
  settings: HeadSettings,
  context: StageContext,
): Promise<FittedHead> {
  const { width, memberships } = inputs;
  const rows = tf.tensor2d(inputs.rows, [memberships.length, width]);
  const candidates = tf.tensor2d(inputs.candidates, [inputs.candidates.length / width, width]);
  const parameters = toTensors(encoderShapes(width), weights);
  const common = { memberships, series, ...settings };
  return training === 'trained'
    ? fitHead({ ...common, rows, candidates, encoder: parameters }, context)
    : fitHead(
        { ...common, rows: encode(rows, parameters), candidates: encode(candidates, parameters) },
        context,
      );
}

export interface ClmiaHeads {
  readonly labelled: Labelled;
  readonly clmia: FittedHead;
  readonly fineTuned: FittedHead | null;
  /** [2n, 64] the target's examples as the trained encoder sees them, members first. */
  readonly embeddings: Float32Array;
  /** Their principal plane, as it lies by rule. */
  readonly plane: Projection;
}

export async function fitClmia(
  split: Split,
  models: Models,
  encoder: Weights,
  params: HeadParams & { readonly fineTuned: boolean },
  context: StageContext,
): Promise<ClmiaHeads> {
  const inputs = headInputs(split, models, params, context.random('labelled'));
  const clmia = await fitOn(inputs, encoder, 'frozen', 'clmia', params, context);
  const fineTuned = params.fineTuned
    ? await fitOn(inputs, encoder, 'trained', 'fine-tuned', params, context)
    : null;
  const embeddings = await embeddingsOf(
    inputs.candidates,
    inputs.width,
    toTensors(encoderShapes(inputs.width), encoder),
  );
  return {
    labelled: inputs.labelled,
    clmia,
    fineTuned,
    embeddings,
    plane: planeOf(embeddings),
  };
}

/** The embedding as it is shown once the encoder is trained. @param embeddings [2n, 64] */
export function planeOf(embeddings: Float32Array): Projection {
  return orientedByRule(principalPlane(embeddings, EMBEDDING));
}

/** e(rows), read back. @param rows [count, width] features */
export async function embeddingsOf(
  rows: Float32Array,
  width: number,
  encoder: readonly tf.Tensor[],
): Promise<Float32Array> {
  return readTogether([embedded(rows, width, encoder)]);
}

/** e(rows), which the caller disposes. @param rows [count, width] features */
export function embedded(rows: Float32Array, width: number, encoder: readonly tf.Tensor[]): tf.Tensor2D {
  return tf.tidy(() => encode(tf.tensor2d(rows, [rows.length / width, width]), encoder));
}

export interface ControlHeads {
  readonly randomEncoder: FittedHead | null;
  readonly supervised: FittedHead | null;
}

/** The two controls that use no contrastive training: a random frozen encoder, and one trained with its head. */
export async function fitControls(
  split: Split,
  models: Models,
  params: HeadParams & { readonly randomEncoder: boolean; readonly supervised: boolean },
  initial: (width: number) => Weights,
  context: StageContext,
): Promise<ControlHeads> {
  const inputs = headInputs(split, models, params, context.random('labelled'));
  const weights = initial(inputs.width);
  return {
    randomEncoder: params.randomEncoder
      ? await fitOn(inputs, weights, 'frozen', 'random-encoder', params, context)
      : null,
    supervised: params.supervised
      ? await fitOn(inputs, weights, 'trained', 'supervised', params, context)
      : null,
  };
}

/** The blind control: the examples alone, no model queried. Above chance, the split leaks. */
export async function fitBlind(
  dataset: Dataset,
  split: Split,
  params: HeadSettings & LabelParams,
  context: StageContext,
): Promise<FittedHead> {
  const labelled = labelledOf(split, params, context.random('labelled'));
  const source = examplesOf(split, labelled.source);
  const known = labelled.known.map((position) => source[position]!);
  const scaling = fitScaling(dataset, known);
  const flat = (indices: ArrayLike<number>) =>
    tf.tidy(() => tf.reshape(inputTensor(dataset, indices, scaling), [indices.length, -1]) as tf.Tensor2D);
  return fitHead(
    {
      rows: flat(known),
      memberships: membershipsOf(split, labelled),
      candidates: flat(examplesOf(split, 'target')),
      series: 'blind',
      steps: params.steps,
      batchSize: params.batchSize,
      learningRate: params.learningRate,
    },
    context,
  );
}
