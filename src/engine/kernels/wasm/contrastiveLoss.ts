/** The contrastive losses of `ContrastiveLoss` (see the lab's losses.ts for their sources), gradient included. */

import { withScratch } from './dense.ts';
import { expInto } from './exp.ts';
import { address, type BackendWasm, type Kernel, type TensorInfo } from './heap.ts';
import { type Matrix, matrix, multiply, transpose, transposed } from './product.ts';
import { simdRoutines } from './simd.ts';
import type { Workspace } from './workspace.ts';

const TINY = 1e-12;
/** A score that no exponential survives. */
const NEVER = -1e30;

interface Attributes {
  readonly temperature: number;
  readonly symmetric: boolean;
}

/** Writes the rows of z over their lengths, and the lengths. */
function normalise(z: Float32Array, unit: Float32Array, norms: Float32Array, width: number): void {
  for (let row = 0, at = 0; row < norms.length; row++, at += width) {
    let sum = 0;
    for (let c = 0; c < width; c++) sum += z[at + c]! * z[at + c]!;
    const norm = Math.sqrt(Math.max(sum, TINY));
    norms[row] = norm;
    for (let c = 0; c < width; c++) unit[at + c] = z[at + c]! / norm;
  }
}

/** The gradient through z -> z / |z|: what of it goes across the unit vector, over the length. In place. */
function throughNormalisation(g: Float32Array, unit: Float32Array, norms: Float32Array, width: number): void {
  for (let row = 0, at = 0; row < norms.length; row++, at += width) {
    let along = 0;
    for (let c = 0; c < width; c++) along += g[at + c]! * unit[at + c]!;
    for (let c = 0; c < width; c++) g[at + c] = (g[at + c]! - along * unit[at + c]!) / norms[row]!;
  }
}

/** In place: e^(x - greatest) of each row, the greatest and the sums. */
function exponentials(
  backend: BackendWasm,
  scratch: Workspace,
  scores: Matrix,
  maxima: number,
  sums: number,
  rows: number,
): void {
  const simd = simdRoutines(backend);
  if (simd) {
    simd.expRows(scores.at, maxima, sums, 4 * scores.row, 4 * rows);
    return;
  }
  const [greatest, totals] = [scratch.at(maxima, rows), scratch.at(sums, rows)];
  for (let r = 0; r < rows; r++) {
    const line = scratch.at(scores.at + 4 * r * scores.row, scores.row);
    const max = line.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    expInto(
      line.map((value) => value - max),
      line,
    );
    greatest[r] = max;
    totals[r] = line.reduce((a, b) => a + b, 0);
  }
}

interface Contrast {
  /** Rows whose partner is sought, and rows among which. */
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly rows: number;
  readonly width: number;
  readonly temperature: number;
  partner(row: number): number;
  /** Whether queries are the keys: then none is its own candidate. */
  readonly own: boolean;
  /** Where the gradients by queries and by keys go. */
  readonly byQueries: Matrix;
  readonly byKeys: Matrix;
}

/** Mean over rows of -log softmax(queries keys' / temperature)[i, partner(i)]; writes its gradients. */
function contrast(backend: BackendWasm, scratch: Workspace, given: Contrast): number {
  const { queries, keys, rows, width, temperature, partner, own, byQueries, byKeys } = given;
  const size = rows * width;
  const scores = matrix(scratch.floats(rows * (4 * Math.ceil(rows / 4))), 4 * Math.ceil(rows / 4));
  const scaled = matrix(scratch.floats(size), width);
  const [maxima, sums] = [scratch.floats(rows), scratch.floats(rows)];
  const turned = transpose(backend, scratch, keys, rows, width);
  const q = scratch.at(queries.at, size);
  const s = scratch.at(scaled.at, size);
  for (let i = 0; i < size; i++) s[i] = q[i]! / temperature;
  const sides = { rows, depth: rows, columns: width };
  multiply(backend, scratch, { a: scaled, b: turned, out: scores, rows, depth: width, columns: rows });

  const all = scratch.at(scores.at, rows * scores.row);
  const positives = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    positives[r] = all[r * scores.row + partner(r)]!;
    all.fill(NEVER, r * scores.row + rows, (r + 1) * scores.row);
    if (own) all[r * scores.row + r] = NEVER;
  }
  exponentials(backend, scratch, scores, maxima, sums, rows);

  // The rows of the softmax are e / sum: the sums scale the smaller matrices instead.
  const [greatest, totals] = [scratch.at(maxima, rows), scratch.at(sums, rows)];
  let loss = 0;
  for (let r = 0; r < rows; r++) {
    loss += greatest[r]! + Math.log(totals[r]!) - positives[r]!;
    for (let c = 0; c < width; c++) s[r * width + c] = q[r * width + c]! / totals[r]!;
  }
  multiply(backend, scratch, { a: scores, b: keys, out: byQueries, ...sides });
  multiply(backend, scratch, { a: transposed(scores), b: scaled, out: byKeys, ...sides });
  const [k, dq, dk] = [keys.at, byQueries.at, byKeys.at].map((at) => scratch.at(at, size)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const scale = 1 / (rows * temperature);
  for (let r = 0, at = 0; r < rows; r++, at += width) {
    const other = partner(r) * width;
    for (let c = 0; c < width; c++) {
      dq[at + c] = scale * (dq[at + c]! / totals[r]! - k[other + c]!);
      dk[at + c] = scale * (dk[at + c]! - q[other + c]!);
    }
  }
  return loss / rows;
}

/** The loss [] of z [2 batch, d], and its gradient. */
export function contrastiveLoss(): Kernel<{ z: TensorInfo }, Attributes> {
  return ({ inputs: { z }, backend, attrs: { temperature, symmetric } }) =>
    withScratch(backend, (scratch) => {
      const [rows, width] = z.shape as [number, number];
      const batch = rows / 2;
      const size = rows * width;
      const loss = backend.makeOutput([], 'float32');
      const dz = backend.makeOutput(z.shape, 'float32');
      const unit = matrix(scratch.floats(size + 3), width);
      const norms = scratch.floats(rows);
      const gradient = matrix(address(backend, dz), width);
      const half = 4 * batch * width;
      const from = scratch.at(address(backend, z), size);
      normalise(from, scratch.at(unit.at, size), scratch.at(norms, rows), width);
      const common = { width, temperature, queries: unit, byQueries: gradient };
      let value: number;
      if (symmetric) {
        const byKeys = matrix(scratch.floats(size), width);
        const partner = (row: number) => (row + batch) % rows;
        value = contrast(backend, scratch, { ...common, keys: unit, rows, partner, own: true, byKeys });
        const more = scratch.at(byKeys.at, size);
        const g = scratch.at(gradient.at, size);
        for (let i = 0; i < size; i++) g[i] = g[i]! + more[i]!;
      } else {
        const keys = matrix(unit.at + half, width);
        const byKeys = matrix(gradient.at + half, width);
        const partner = (row: number) => row;
        value = contrast(backend, scratch, { ...common, keys, rows: batch, partner, own: false, byKeys });
      }
      const g = scratch.at(gradient.at, size);
      throughNormalisation(g, scratch.at(unit.at, size), scratch.at(norms, rows), width);
      scratch.at(address(backend, loss), 1)[0] = value;
      return [loss, dz];
    });
}
