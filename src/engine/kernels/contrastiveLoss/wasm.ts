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

/** A list of one number a row, the same for all. */
function filled(scratch: Workspace, count: number, value: number): number {
  const at = scratch.floats(count);
  scratch.at(at, count).fill(value);
  return at;
}

/** x = scale (x f - the partner's row of y), f one number a row, which is scaled in place. */
function minusPartner(given: Contrast, x: number, f: number, y: number): void {
  const { backend, scratch, width, rows, shift, temperature } = given;
  const scale = 1 / (rows * temperature);
  const away = filled(scratch, rows, -scale);
  const factors = scratch.at(f, rows);
  for (let r = 0; r < rows; r++) factors[r] = scale * factors[r]!;
  const part = (first: number, partner: number, count: number) => {
    const start = x + 4 * first * width;
    const places = { x: start, f: f + 4 * first, y: y + 4 * partner * width, g: away, out: start };
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

  const positives = new Float32Array(rows);
  const all = scratch.at(scores.at, rows * line);
  for (let r = 0; r < rows; r++) {
    positives[r] = all[r * line + ((r + shift) % rows)]!;
    if (line > rows) all.fill(NEVER, r * line + rows, (r + 1) * line);
    // With a shift, queries and keys are the same rows: none is its own candidate.
    if (shift > 0) all[r * line + r] = NEVER;
  }
  expRows(backend, { count: rows, width: line }, { x: scores.at, maxima, sums }, 1 / temperature);
  const inverse = scratch.floats(rows);
  const [greatest, total, overSum] = [maxima, sums, inverse].map((at) => scratch.at(at, rows)) as [
    ...[Float32Array, Float32Array, Float32Array],
  ];
  let loss = 0;
  for (let r = 0; r < rows; r++) {
    overSum[r] = 1 / total[r]!;
    loss += (greatest[r]! - positives[r]!) / temperature - Math.log(overSum[r]!);
  }

  // The rows of the softmax are e / sum: the sums scale the smaller matrices instead.
  const sides = { rows, depth: rows, columns: width };
  const nothing = filled(scratch, rows, 0);
  blendRows(
    backend,
    { count: rows, width },
    { x: queries, f: inverse, y: queries, g: nothing, out: shares.at },
  );
  multiply(backend, scratch, { a: scores, b: k, out: matrix(byQueries, width), ...sides });
  multiply(backend, scratch, { a: transposed(scores), b: shares, out: matrix(byKeys, width), ...sides });
  minusPartner(given, byQueries, inverse, keys);
  minusPartner(given, byKeys, filled(scratch, rows, 1), queries);
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

/** The other way: rows without what `padded` added. */
function cut(
  scratch: Workspace,
  { from, width, to, columns, count }: Record<'from' | 'width' | 'to' | 'columns' | 'count', number>,
): void {
  const [wide, narrow] = [scratch.at(from, count * width), scratch.at(to, count * columns)];
  for (let r = 0; r < count; r++) narrow.set(wide.subarray(r * width, r * width + columns), r * columns);
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
    // Where rows need no padding, the gradient is written where it is handed out.
    const gradient = width === columns ? address(backend, dz) : scratch.floats(count * width);
    const byKeys = scratch.floats(count * width);
    const [dots, scale, along] = [scratch.floats(count), scratch.floats(count), scratch.floats(count)];
    const [ones, nothing] = [filled(scratch, count, 1), filled(scratch, count, 0)];
    const x = padded(backend, scratch, z, width);

    rowDots(backend, sides, { x, y: x, dots });
    const [products, overNorm] = [scratch.at(dots, count), scratch.at(scale, count)];
    for (let r = 0; r < count; r++) overNorm[r] = 1 / Math.sqrt(Math.max(products[r]!, TINY));
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
    const [lengths, across, factors] = [dots, along, scale].map((at) => scratch.at(at, count)) as [
      ...[Float32Array, Float32Array, Float32Array],
    ];
    for (let r = 0; r < count; r++) across[r] = -lengths[r]! * factors[r]!;
    blendRows(backend, sides, { x: gradient, f: scale, y: unit, g: along, out: gradient });
    if (width !== columns) cut(scratch, { from: gradient, width, to: address(backend, dz), columns, count });
    scratch.at(address(backend, loss), 1)[0] = value;
    return [loss, dz];
  });
