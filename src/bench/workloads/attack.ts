/** Steps of the contrastive encoder and of the membership head, on random features. */
import * as tf from '@tensorflow/tfjs-core';
import { contrastiveStep } from '../../lab/attacks/clmia/contrastiveStep.ts';
import { encoderShapes, projectionShapes } from '../../lab/attacks/clmia/encoder.ts';
import { EMBEDDING } from '../../lab/attacks/clmia/sizes.ts';
import { fitHead } from '../../lab/attacks/heads/head.ts';
import { headStep } from '../../lab/attacks/heads/headStep.ts';
import { mlpShapes } from '../../lab/models/mlp.ts';
import { initialWeights, type ParameterShape, toTensors } from '../../lab/models/parameters.ts';
import type { WorkloadSizes } from '../catalogue.ts';
import type { Workload } from '../lap.ts';
import { quietContext, stageWorkload } from './quiet.ts';
import { batchesOf, draws, randomValues, trainingWorkload } from './training.ts';

const LEARNING_RATE = 1e-3;
/** Ten posteriors and the true label's. */
const FEATURES = 11;
const VIEWS = 8;
const MEMBERS = 400;
const PAIRS = 256;
const HEAD_BATCH = 64;
const HEAD_STEPS = 500;
/** Share of the target's 2n examples whose membership is known. */
const LABELLED = 0.1;

const tensorsOf = (shapes: ParameterShape[]) => toTensors(shapes, initialWeights(shapes, draws('weights')));

function randomRows(count: number, width: number, purpose: string): tf.Tensor2D {
  return tf.tensor2d(randomValues(count * width, draws(purpose)), [count, width]);
}

/** @param pool examples, each in VIEWS views */
function contrastiveTraining(pool: number, pairs: number): Workload {
  const rows = randomRows(VIEWS * pool, FEATURES, 'features');
  const training = contrastiveStep({
    rows,
    encoder: tensorsOf(encoderShapes(FEATURES)),
    projection: tensorsOf(projectionShapes()),
    temperature: 0.05,
    symmetric: false,
    learningRate: LEARNING_RATE,
  });
  const batches = batchesOf(pool, pairs, draws('batches'));
  const views = batchesOf(VIEWS, 2, draws('pairs'));
  const both = new Int32Array(2 * pairs);
  const next = () => {
    const [first = 0, second = 1] = views();
    batches().forEach((example, i) => {
      both[i] = first * pool + example;
      both[pairs + i] = second * pool + example;
    });
    return both;
  };
  return trainingWorkload(training, next, [rows]);
}

/** One step: a batch of pairs of views. */
export function attackStep({ batch = PAIRS }: WorkloadSizes = {}): Workload {
  return contrastiveTraining(Math.max(4 * MEMBERS, batch), batch);
}

/** One step: an epoch over the 4 n examples of n members per model. */
export function attackEpoch({ members = MEMBERS }: WorkloadSizes = {}): Workload {
  const pool = 4 * members;
  const training = contrastiveTraining(pool, Math.min(PAIRS, pool));
  const perEpoch = Math.max(1, Math.floor(pool / PAIRS));
  return {
    ...training,
    async step() {
      for (let b = 0; b < perEpoch; b++) await training.step();
    },
  };
}

function labelledRows(members: number): { rows: tf.Tensor2D; memberships: Float32Array } {
  const count = Math.round(2 * members * LABELLED);
  const memberships = Float32Array.from({ length: count }, (_, i) => i % 2);
  return { rows: randomRows(count, EMBEDDING, 'embeddings'), memberships };
}

/** One step: a batch of labelled embeddings. */
export function headTraining(): Workload {
  const { rows, memberships } = labelledRows(MEMBERS);
  const truths = tf.tensor2d(memberships, [memberships.length, 1]);
  const training = headStep({
    rows,
    truths,
    encoder: [],
    head: tensorsOf(mlpShapes('head', [EMBEDDING, EMBEDDING, 1])),
    learningRate: LEARNING_RATE,
  });
  const random = draws('batches');
  const batch = new Int32Array(HEAD_BATCH);
  return trainingWorkload(training, () => batch.map(() => random.below(memberships.length)), [rows, truths]);
}

/** One step: a head's whole fit, and the scores of the 2 n examples. */
export function headFit({ members = MEMBERS }: WorkloadSizes = {}): Workload {
  const { rows, memberships } = labelledRows(members);
  const candidates = randomRows(2 * members, EMBEDDING, 'candidates');
  const settings = { steps: HEAD_STEPS, batchSize: HEAD_BATCH, learningRate: LEARNING_RATE, series: 'head' };
  return stageWorkload(
    () => fitHead({ rows, memberships, candidates, ...settings }, quietContext),
    [rows, candidates],
  );
}
