/** A matrix product in tiles of workgroup memory: dense layers, convolutions and their gradients are all one. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { LabWebgpu } from './labWebgpu.ts';
import { constants, groupsFor } from './wgsl.ts';

const LANES = 64;
/** Workgroups that keep a large GPU busy. */
const BUSY = 128;

export interface Product {
  readonly key: string;
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  /**
   * WGSL: the buffers and `fn left(row: vec3u, term: vec3u) -> f32`, `fn right(k, column) -> f32`, called within bounds only,
   * the left one with what `fn rowAt(row) -> vec3u` says of its row and `fn termAt(k) -> vec3u` says of a k,
   * `fn rowCount() -> u32`, `fn depth() -> u32`, and `fn put(row, column, value)`.
   */
  readonly code: () => string;
  /** The index along which neighbours of the left factor lie side by side in memory; of the right one. */
  readonly leftAlong: 'row' | 'k';
  readonly rightAlong: 'k' | 'column';
  readonly inputs: readonly TensorInfo[];
  readonly output: readonly number[];
  /** Parts that the sums are cut into; `put` then also gets the part. */
  readonly parts?: number;
}

interface Tile {
  /** Invocations across (each computes 4 columns) and down (each computes `perLane` rows). */
  readonly across: number;
  readonly down: number;
  readonly perLane: number;
  /** Terms of the sums that it holds. */
  readonly depth: number;
}

/** Terms of the sums that a tile holds; of long sums where few workgroups are at work, which else wait at many barriers. */
const DEPTH = 16;
const DEEP = 64;
const LONG = 256;

/** The largest tile that leaves the GPU busy. */
function tileFor({ rows, columns, depth, parts = 1 }: Product): Tile {
  const across = columns <= 16 ? 4 : 8;
  const shape = (perLane: number) => ({ across, down: LANES / across, perLane });
  const busy = (perLane: number) => tiles(shape(perLane), rows, columns) * parts >= BUSY;
  const perLane = [4, 2].find(busy) ?? 1;
  return { ...shape(perLane), depth: perLane === 1 && depth / parts >= LONG ? DEEP : DEPTH };
}

function tiles({ across, down, perLane }: Omit<Tile, 'depth'>, rows: number, columns: number): number {
  return Math.ceil(rows / (down * perLane)) * Math.ceil(columns / (4 * across));
}

/** `text` for each row of an invocation. */
const perRow = ({ perLane }: Tile, text: (row: number) => string): string =>
  Array.from({ length: perLane }, (_, row) => text(row)).join('\n');

/** WGSL: the places of a tile of the left factor that an invocation loads, so that neighbours load neighbours. */
function loadsOf(along: 'row' | 'k', rows: number, depth: number): { row: string; k: string }[] {
  return Array.from({ length: (rows * depth) / LANES }, (_, n) =>
    along === 'k'
      ? { row: `lane / ${depth}u + ${(n * LANES) / depth}u`, k: `lane % ${depth}u` }
      : { row: 'lane % TILE_ROWS', k: `lane / TILE_ROWS + ${(n * LANES) / rows}u` },
  );
}

function shader(tile: Tile, { columns, parts = 1, leftAlong, rightAlong }: Product): string {
  const rows = tile.down * tile.perLane;
  const { depth } = tile;
  const left = loadsOf(leftAlong, rows, depth);
  return `
${constants({
  COLUMNS: columns,
  PARTS: parts,
  ACROSS: tile.across,
  DOWN: tile.down,
  PER_LANE: tile.perLane,
  TILE_ROWS: rows,
  TILE_COLUMNS: 4 * tile.across,
  // One more than the depth, lest the invocations of a column meet in one memory bank.
  PITCH: depth + 1,
})}
var<workgroup> leftTile: array<f32, ${rows * (depth + 1)}>;
var<workgroup> rightTile: array<vec4f, ${depth * tile.across}>;

fn rightOrZero(k: u32, column: u32, end: u32) -> f32 {
  if (k < end && column < COLUMNS) { return right(k, column); }
  return 0.0;
}

fn leftOrZero(row: u32, at: vec3u, k: u32, term: vec3u, end: u32) -> f32 {
  if (row < rowCount() && k < end) { return left(at, term); }
  return 0.0;
}

fn putFour(row: u32, column: u32, values: vec4f, part: u32) {
  if (row >= rowCount()) { return; }
  for (var c = 0u; c < 4u; c++) {
    if (column + c < COLUMNS) { put(row, column + c, values[c], part); }
  }
}

@compute @workgroup_size(${LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let columnTiles = (COLUMNS + TILE_COLUMNS - 1u) / TILE_COLUMNS;
  let rowTiles = (rowCount() + TILE_ROWS - 1u) / TILE_ROWS;
  let tile = group.y * groups.x + group.x;
  let part = tile / columnTiles / rowTiles;
  if (part >= PARTS) { return; }
  let firstRow = (tile / columnTiles) % rowTiles * TILE_ROWS;
  let firstColumn = tile % columnTiles * TILE_COLUMNS;
  let perPart = (depth() + PARTS - 1u) / PARTS;
  let end = min(depth(), (part + 1u) * perPart);
  let x = lane % ACROSS;
  let y = lane / ACROSS;
  ${perRow(tile, (row) => `var sum${row} = vec4f();`)}
  // What an invocation loads of the left factor is all of one term, or all of one row, and its rows stay the same.
  ${left.map(({ row }, n) => `let row${n} = rowAt(firstRow + ${row});`).join('\n')}

  for (var first = part * perPart; first < end; first += ${depth}u) {
    ${left
      .map(
        ({ row, k }, n) => `
    let term${n} = ${leftAlong === 'k' && n > 0 ? 'term0' : `termAt(first + ${k})`};
    leftTile[(${row}) * PITCH + ${k}] = leftOrZero(firstRow + ${row}, row${n}, first + ${k}, term${n}, end);`,
      )
      .join('')}
    for (var i = lane; i < ${depth}u * ACROSS; i += ${LANES}u) {
      ${rightAlong === 'column' ? 'let k = i / ACROSS; let c = i % ACROSS;' : `let k = i % ${depth}u; let c = i / ${depth}u;`}
      let column = firstColumn + 4u * c;
      rightTile[k * ACROSS + c] = vec4f(
        rightOrZero(first + k, column, end), rightOrZero(first + k, column + 1u, end),
        rightOrZero(first + k, column + 2u, end), rightOrZero(first + k, column + 3u, end));
    }
    workgroupBarrier();
    for (var k = 0u; k < ${depth}u; k++) {
      let factors = rightTile[k * ACROSS + x];
      ${perRow(tile, (row) => `sum${row} = fma(vec4f(leftTile[(y * PER_LANE + ${row}u) * PITCH + k]), factors, sum${row});`)}
    }
    workgroupBarrier();
  }

  ${perRow(tile, (row) => `putFour(firstRow + y * PER_LANE + ${row}u, firstColumn + 4u * x, sum${row}, part);`)}
}`;
}

/** Computes a product in one dispatch. @returns its output */
export function product(backend: LabWebgpu, what: Product): TensorInfo {
  const { key, rows, columns, parts = 1, inputs, output } = what;
  const tile = tileFor(what);
  const [result] = backend.dispatch({
    shader: {
      key: `${key} ${columns} ${parts} ${tile.across} ${tile.perLane} ${tile.depth}`,
      code: () => what.code() + shader(tile, what),
    },
    inputs,
    outputs: [output],
    workgroups: groupsFor(tiles(tile, rows, columns) * parts, 1),
  });
  return result!;
}
