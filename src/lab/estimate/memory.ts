/**
 * The memory that a run needs, in bytes. On each training worker one stage at a time has its tensors:
 *
 * - target, shadow: the n members and, at the end, as many non-members as float32; up to 2 x 250 examples whose accuracy is
 *   followed; parameters with both of Adam's moments; and the greater of a step's tensors (gradients, and the activations
 *   that its tape keeps for a batch) and a query's;
 * - views: 4 n examples, the parameters, a query's tensors, and V passes of logits, twice while they are put together;
 * - encoder: the features of V passes, frames that wait to be read, and at the end the target's examples with what each layer makes of them;
 * - blind: 2 n examples, those labelled once more.
 *
 * Beside them the program holds the data set once in each training worker and once in the lab worker, and a training worker
 * the examples that it hands to the engine. Every thread takes something by itself. Training workers beyond the second have
 * reference models to train, without dropout.
 */
import { featureCount } from '../attacks/clmia/features.ts';
import { EMBEDDING, HIDDEN, READ_TOGETHER } from '../attacks/clmia/sizes.ts';
import { exampleSize } from '../data/dataset.ts';
import { framedCount } from '../evaluation/embeddingFrames.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { poolSize } from '../stages/experimentParts.ts';
import { FOLLOWED, QUERY_BATCH } from '../training/sizes.ts';
import type { DataShape } from './kindsOfWork.ts';

/** Bytes that do not depend on the number of rows, and those of each row. */
export interface RowBytes {
  readonly fixed: number;
  readonly perRow: number;
}

export interface ModelSizes {
  /** All that are trained, as float32. */
  readonly parameters: number;
  /** Beyond examples, parameters and moments: gradients and activations. */
  readonly training: RowBytes;
  /** The same without dropout. */
  readonly plain: RowBytes;
  readonly query: RowBytes;
  /** What one example adds to the largest tensor. */
  readonly largestPerRow: number;
}

export interface MemoryNeed {
  /** Of the engine, on the training worker that needs most. */
  readonly engine: number;
  /** Of the largest tensor. */
  readonly tensor: number;
  /** Of the machine: all training workers and the program. */
  readonly machine: number;
}

/** What there is, in bytes; absent where it is not known. */
export type MemoryLimits = { readonly [What in keyof MemoryNeed]?: number | undefined };

const FLOAT = 4;

/** Fewer would make every run slower: target and shadow are trained side by side. */
const LEAST = 2;

export interface Crew {
  readonly workers: number;
  /** Bytes of a thread with an engine and all code, before it has anything to do. */
  readonly thread: number;
}

/** Of what has to fit: kernels need scratch, and an allocator leaves gaps. Our choice. What a further worker takes was measured. */
const SLACK = 1.2;

export function memoryNeed(
  { dataset, target, views, features, head }: Experiment,
  data: DataShape,
  { parameters, training, plain, query, largestPerRow }: ModelSizes,
  { workers, thread }: Crew,
): MemoryNeed {
  const n = dataset.membersPerModel;
  const pool = poolSize({ dataset });
  const example = FLOAT * exampleSize(data);
  const batch = Math.min(target.batchSize, n);
  const rows = ({ fixed, perRow }: RowBytes, count: number) => fixed + perRow * count;
  const state = (target.optimizer === 'adam' ? 3 : 2) * parameters;
  const asked = parameters + rows(query, Math.min(QUERY_BATCH, 2 * n));
  const followed = 2 * Math.min(FOLLOWED, n) * example;
  const classifier = (step: RowBytes) =>
    2 * n * example + followed + state + Math.max(rows(step, batch), asked);
  const logits = views.count * pool * data.classes * FLOAT;
  const passes = pool * example + asked + 2 * logits;
  const width = featureCount(features, data.classes);
  const rowsOfViews = views.count * pool * width * FLOAT;
  const framed = READ_TOGETHER * framedCount(n) * EMBEDDING * FLOAT;
  const embedded = 2 * n * (width + HIDDEN + EMBEDDING) * FLOAT;
  const encoder = rowsOfViews + framed + embedded;
  const { members, nonMembers } = head.labelFraction;
  const blind = (2 + members + nonMembers) * n * example;
  const engine = SLACK * Math.max(classifier(training), passes, encoder, blind);
  const tensor = Math.max(
    pool * example,
    logits,
    rowsOfViews,
    state,
    largestPerRow * Math.max(batch, Math.min(QUERY_BATCH, pool)),
  );
  const values = data.count * exampleSize(data) * data.bytesPerValue;
  const handed = pool * example;
  const first = Math.min(workers, LEAST) * (thread + engine + values + handed);
  const more = Math.max(0, workers - LEAST) * (thread + classifier(plain) + values);
  return { engine, tensor, machine: first + more + values };
}

/**
 * How many training workers of `most` there is room for. Two need only fit the machine, more what is free of it; one is
 * there in any case.
 */
export function workersThatFit(
  needOf: (workers: number) => Pick<MemoryNeed, 'machine'>,
  most: number,
  machine = Number.POSITIVE_INFINITY,
  free = machine,
): number {
  let workers = most;
  while (workers > 1 && needOf(workers).machine > (workers > LEAST ? Math.min(free, machine) : machine))
    workers--;
  return Math.max(1, workers);
}

export interface Shortage {
  readonly what: keyof MemoryNeed;
  readonly needed: number;
  readonly available: number;
}

/** The first thing that there is too little of; null where the run fits. */
export function shortageOf(need: MemoryNeed, limits: MemoryLimits): Shortage | null {
  for (const what of ['tensor', 'engine', 'machine'] as const) {
    const available = limits[what];
    if (available !== undefined && need[what] > available) return { what, needed: need[what], available };
  }
  return null;
}
