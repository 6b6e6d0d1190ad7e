/** The contrastive losses of `ContrastiveLoss` (see the lab's losses.ts for their sources), gradient included. */

import { address, type BackendWasm, type TensorInfo } from '../../wasm/heap.ts';
import type { WasmKernel } from '../../wasm/kernel.ts';
import { matrix, multiply, transpose, transposed } from '../../wasm/product.ts';
import { type Workspace, withScratch } from '../../wasm/workspace.ts';
import { blendRows, expRows, type Rows, rowDots } from './wasm/rows.ts';

const TINY = 1e-12;
/** A score that no exponential survives. */
const NEVER = -1e30;

const inFours = (length: number): number => 4 * Math.ceil(length / 4);

/** Everything that one loss is computed with; matrices have rows of `width` floats, at these addresses. */
interface Contrast {
  readonly backend: BackendWasm;
  readonly scratch: Workspace;
  readonly width: number;
  readonly temperature: number;
  /** Rows whose partner is sought, and rows among which: as many. */
  readonly queries: number;
  readonly keys: number;
  readonly rows: number;
  /** How far a row's partner is away, counted around. */
  readonly shift: number;
  /** Where the gradients by queries and by keys go. */
  readonly byQueries: number;
  readonly byKeys: number;
}

/** A list of one number a row. */
function list(scratch: Workspace, values: ArrayLike<number>): number {
  const at = scratch.floats(values.length);
  scratch.at(at, values.length).set(values);
  return at;
}

/** out = scale (x f - the partner's row of y), f one number a row. */
function minusPartner(given: Contrast, x: number, f: ArrayLike<number>, y: number): void {
  const { backend, scratch, width, rows, shift, temperature } = given;
  const scale = 1 / (rows * temperature);
  const factors = list(
    scratch,
    Float32Array.from(f, (factor) => scale * factor),
  );
  const away = list(scratch, new Float32Array(rows).fill(-scale));
  const part = (first: number, partner: number, count: number) => {
    const start = x + 4 * first * width;
    const places = { x: start, f: factors + 4 * first, y: y + 4 * partner * width, g: away, out: start };
    blendRows(backend, { count, width }, places);
  };
  part(0, shift, rows - shift);
  if (shift > 0) part(rows - shift, 0, shift);
}

/** Mean over rows of -log softmax(queries keys' / temperature)[i, partner of i]; writes its gradients. */
function contrast(given: Contrast): number {
  const { backend, scratch, queries, keys, rows, width, temperature, shift, byQueries, byKeys } = given;
  const line = inFours(rows);
  const scores = matrix(scratch.floats(rows * line), line);
  const [maxima, sums] = [scratch.floats(rows), scratch.floats(rows)];
  const shares = matrix(scratch.floats(rows * width), width);
  const [q, k] = [matrix(queries, width), matrix(keys, width)];
  const turned = transpose(backend, scratch, k, rows, width);
  multiply(backend, scratch, { a: q, b: turned, out: scores, rows, depth: width, columns: rows });

  const all = scratch.at(scores.at, rows * line);
  const positives = Float64Array.from({ length: rows }, (_, r) => all[r * line + ((r + shift) % rows)]!);
  for (let r = 0; r < rows; r++) {
    if (line > rows) all.fill(NEVER, r * line + rows, (r + 1) * line);
    // With a shift, queries and keys are the same rows: none is its own candidate.
    if (shift > 0) all[r * line + r] = NEVER;
  }
  expRows(backend, { count: rows, width: line }, { x: scores.at, maxima, sums }, 1 / temperature);
  const greatest = scratch.at(maxima, rows);
  const inverse = Float32Array.from(scratch.at(sums, rows), (sum) => 1 / sum);
  let loss = 0;
  for (let r = 0; r < rows; r++) {
    loss += (greatest[r]! - positives[r]!) / temperature - Math.log(inverse[r]!);
  }

  // The rows of the softmax are e / sum: the sums scale the smaller matrices instead.
  const sides = { rows, depth: rows, columns: width };
  const nothing = list(scratch, new Float32Array(rows));
  const scaled = { x: queries, f: list(scratch, inverse), y: queries, g: nothing, out: shares.at };
  blendRows(backend, { count: rows, width }, scaled);
  multiply(backend, scratch, { a: scores, b: k, out: matrix(byQueries, width), ...sides });
  multiply(backend, scratch, { a: transposed(scores), b: shares, out: matrix(byKeys, width), ...sides });
  minusPartner(given, byQueries, inverse, keys);
  minusPartner(given, byKeys, new Float32Array(rows).fill(1), queries);
  return loss / rows;
}

/** z as rows in fours of floats: itself, or a copy with zeros beyond its own columns. */
function padded(backend: BackendWasm, scratch: Workspace, z: TensorInfo, width: number): number {
  const [rows, columns] = z.shape as [number, number];
  if (columns === width) return address(backend, z);
  const at = scratch.floats(rows * width);
  const [from, to] = [scratch.at(address(backend, z), rows * columns), scratch.at(at, rows * width)];
  to.fill(0);
  for (let r = 0; r < rows; r++) to.set(from.subarray(r * columns, (r + 1) * columns), r * width);
  return at;
}

/** The loss [] of z [2 batch, d], and its gradient. */
export const ContrastiveLoss: WasmKernel<'ContrastiveLoss'> = ({
  inputs: { z },
  backend,
  attrs: { temperature, symmetric },
}) =>
  withScratch(backend, (scratch) => {
    const [count, columns] = z.shape as [number, number];
    const width = inFours(columns);
    const sides: Rows = { count, width };
    const half = (count / 2) * width * 4;
    const loss = backend.makeOutput([], 'float32');
    const dz = backend.makeOutput(z.shape, 'float32');
    const unit = scratch.floats(count * width + 3);
    const [gradient, byKeys] = [scratch.floats(count * width), scratch.floats(count * width)];
    const dots = scratch.floats(count);
    const ones = list(scratch, new Float32Array(count).fill(1));
    const nothing = list(scratch, new Float32Array(count));
    const x = padded(backend, scratch, z, width);

    rowDots(backend, sides, { x, y: x, dots });
    const overNorm = Float32Array.from(scratch.at(dots, count), (dot) => 1 / Math.sqrt(Math.max(dot, TINY)));
    const scale = list(scratch, overNorm);
    blendRows(backend, sides, { x, f: scale, y: x, g: nothing, out: unit });
    const common = { backend, scratch, width, temperature, queries: unit, byQueries: gradient };
    let value: number;
    if (symmetric) {
      value = contrast({ ...common, keys: unit, rows: count, shift: count / 2, byKeys });
      blendRows(backend, sides, { x: gradient, f: ones, y: byKeys, g: ones, out: gradient });
    } else {
      const rows = count / 2;
      value = contrast({ ...common, keys: unit + half, rows, shift: 0, byKeys: gradient + half });
    }
    // Through z -> z / |z|: what of the gradient goes across the unit vector, over the length.
    rowDots(backend, sides, { x: gradient, y: unit, dots });
    const along = scratch.at(dots, count).map((dot, r) => -dot * overNorm[r]!);
    const across = { x: gradient, f: scale, y: unit, g: list(scratch, along), out: gradient };
    blendRows(backend, sides, across);
    const [from, to] = [
      scratch.at(gradient, count * width),
      scratch.at(address(backend, dz), z.shape[0]! * columns),
    ];
    for (let r = 0; r < count; r++) to.set(from.subarray(r * width, r * width + columns), r * columns);
    scratch.at(address(backend, loss), 1)[0] = value;
    return [loss, dz];
  });
