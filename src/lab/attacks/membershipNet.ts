/**
 * The attack model of Shokri et al. and Salem et al.: a fully connected network with one hidden layer of 64 ReLU units
 * that tells a shadow model's members by its answers. Plain float64, so that one seed gives one network on every
 * machine. Published: one hidden layer of 64; our choice: the inputs' standardisation, Adam, its rate, batch and epochs.
 */
import type { RandomStream } from '../random.ts';

const HIDDEN = 64;
const EPOCHS = 30;
const BATCH = 32;
const RATE = 3e-3;
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

export interface MembershipNet {
  /** [rows] probability of membership. @param rows [rows, width] */
  probabilities(rows: Float64Array): Float64Array;
}

export interface MembershipRows {
  /** [rows, width] */
  readonly rows: Float64Array;
  readonly width: number;
  /** [rows], 1 = member of the shadow model */
  readonly members: ArrayLike<number>;
}

/** Where the parts lie within the one vector of parameters. */
function layoutOf(width: number) {
  const bias = width * HIDDEN;
  const output = bias + HIDDEN;
  return { bias, output, outputBias: output + HIDDEN, size: output + HIDDEN + 1 };
}

/** (value - mean) / standard deviation of each column; a constant column stays 0. */
function standardiserOf({ rows, width }: MembershipRows): (rows: Float64Array) => Float64Array {
  const count = rows.length / width;
  const mean = new Float64Array(width);
  const square = new Float64Array(width);
  rows.forEach((value, i) => {
    mean[i % width]! += value / count;
  });
  rows.forEach((value, i) => {
    square[i % width]! += (value - mean[i % width]!) ** 2 / count;
  });
  const scale = square.map((variance) => (variance > 0 ? 1 / Math.sqrt(variance) : 0));
  return (values) => values.map((value, i) => (value - mean[i % width]!) * scale[i % width]!);
}

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

/** The logit of one row; `hidden` [64] takes the activations. */
function forward(
  parameters: Float64Array,
  width: number,
  rows: Float64Array,
  row: number,
  hidden: Float64Array,
): number {
  const { bias, output, outputBias } = layoutOf(width);
  for (let h = 0; h < HIDDEN; h++) hidden[h] = parameters[bias + h]!;
  for (let c = 0; c < width; c++) {
    const value = rows[row * width + c]!;
    for (let h = 0; h < HIDDEN; h++) hidden[h]! += value * parameters[c * HIDDEN + h]!;
  }
  let logit = parameters[outputBias]!;
  for (let h = 0; h < HIDDEN; h++) {
    hidden[h] = Math.max(0, hidden[h]!);
    logit += hidden[h]! * parameters[output + h]!;
  }
  return logit;
}

/** Adds the gradient of one row's binary cross-entropy. */
function backward(
  gradient: Float64Array,
  parameters: Float64Array,
  width: number,
  rows: Float64Array,
  row: number,
  hidden: Float64Array,
  error: number,
): void {
  const { bias, output, outputBias } = layoutOf(width);
  gradient[outputBias]! += error;
  for (let h = 0; h < HIDDEN; h++) {
    if (hidden[h] === 0) continue;
    gradient[output + h]! += error * hidden[h]!;
    const back = error * parameters[output + h]!;
    gradient[bias + h]! += back;
    for (let c = 0; c < width; c++) gradient[c * HIDDEN + h]! += back * rows[row * width + c]!;
  }
}

/** He et al. 2015, uniform; biases 0. */
function initialParameters(width: number, random: RandomStream): Float64Array {
  const { bias, output, outputBias, size } = layoutOf(width);
  const bound = (inputs: number) => Math.sqrt(6 / inputs);
  return Float64Array.from({ length: size }, (_, i) => {
    if ((i >= bias && i < output) || i === outputBias) return 0;
    return (2 * random.float() - 1) * bound(i < bias ? width : HIDDEN);
  });
}

/** @param checkpoint awaited after every epoch with the share done; throws to give up */
export async function fitMembershipNet(
  examples: MembershipRows,
  random: RandomStream,
  checkpoint: (share: number) => Promise<void> = async () => {},
): Promise<MembershipNet> {
  const { width, members } = examples;
  const standardised = standardiserOf(examples);
  const rows = standardised(examples.rows);
  const parameters = initialParameters(width, random);
  const gradient = new Float64Array(parameters.length);
  const [first, second] = [new Float64Array(parameters.length), new Float64Array(parameters.length)];
  const hidden = new Float64Array(HIDDEN);
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = random.permutation(members.length);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.subarray(from, from + BATCH);
      gradient.fill(0);
      for (const row of batch) {
        const error = sigmoid(forward(parameters, width, rows, row, hidden)) - members[row]!;
        backward(gradient, parameters, width, rows, row, hidden, error / batch.length);
      }
      step += 1;
      const rate = (RATE * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step);
      for (let i = 0; i < parameters.length; i++) {
        const g = gradient[i]!;
        first[i] = BETA1 * first[i]! + (1 - BETA1) * g;
        second[i] = BETA2 * second[i]! + (1 - BETA2) * g * g;
        parameters[i]! -= (rate * first[i]!) / (Math.sqrt(second[i]!) + EPSILON);
      }
    }
    await checkpoint((epoch + 1) / EPOCHS);
  }
  return {
    probabilities: (asked) => {
      const values = standardised(asked);
      return Float64Array.from({ length: asked.length / width }, (_, row) =>
        sigmoid(forward(parameters, width, values, row, hidden)),
      );
    },
  };
}
