/** A matrix product in tiles of workgroup memory: dense layers, convolutions and their gradients are all one. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { LabWebgpu } from './labWebgpu.ts';
import { constants, groupsFor } from './wgsl.ts';

const LANES = 64;
/** Terms of the sums that a tile holds. */
const DEPTH = 16;
/** Workgroups that keep a large GPU busy. */
const BUSY = 128;

export interface Product {
  readonly key: string;
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  /**
   * WGSL: the buffers and `fn left(row, k) -> f32`, `fn right(k, column) -> f32`, called within bounds only,
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
}

/** The largest tile that leaves the GPU busy. */
function tileFor(rows: number, columns: number, parts = 1): Tile {
  const across = columns <= 16 ? 4 : 8;
  const down = LANES / across;
  const groups = (perLane: number) => tiles({ across, down, perLane }, rows, columns) * parts;
  return { across, down, perLane: [4, 2].find((perLane) => groups(perLane) >= BUSY) ?? 1 };
}

function tiles({ across, down, perLane }: Tile, rows: number, columns: number): number {
  return Math.ceil(rows / (down * perLane)) * Math.ceil(columns / (4 * across));
}

/** `text` for each row of an invocation. */
const perRow = ({ perLane }: Tile, text: (row: number) => string): string =>
  Array.from({ length: perLane }, (_, row) => text(row)).join('\n');

function shader(tile: Tile, { columns, parts = 1, leftAlong, rightAlong }: Product): string {
  const rows = tile.down * tile.perLane;
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
  PITCH: DEPTH + 1,
})}
var<workgroup> leftTile: array<f32, ${rows * (DEPTH + 1)}>;
var<workgroup> rightTile: array<vec4f, ${DEPTH * tile.across}>;

fn rightOrZero(k: u32, column: u32, end: u32) -> f32 {
  if (k < end && column < COLUMNS) { return right(k, column); }
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

  for (var first = part * perPart; first < end; first += ${DEPTH}u) {
    for (var i = lane; i < TILE_ROWS * ${DEPTH}u; i += ${LANES}u) {
      ${leftAlong === 'k' ? `let r = i / ${DEPTH}u; let k = i % ${DEPTH}u;` : 'let r = i % TILE_ROWS; let k = i / TILE_ROWS;'}
      var value = 0.0;
      if (firstRow + r < rowCount() && first + k < end) { value = left(firstRow + r, first + k); }
      leftTile[r * PITCH + k] = value;
    }
    for (var i = lane; i < ${DEPTH}u * ACROSS; i += ${LANES}u) {
      ${rightAlong === 'column' ? 'let k = i / ACROSS; let c = i % ACROSS;' : `let k = i % ${DEPTH}u; let c = i / ${DEPTH}u;`}
      let column = firstColumn + 4u * c;
      rightTile[k * ACROSS + c] = vec4f(
        rightOrZero(first + k, column, end), rightOrZero(first + k, column + 1u, end),
        rightOrZero(first + k, column + 2u, end), rightOrZero(first + k, column + 3u, end));
    }
    workgroupBarrier();
    for (var k = 0u; k < ${DEPTH}u; k++) {
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
  const tile = tileFor(rows, columns, parts);
  const [result] = backend.dispatch({
    shader: {
      key: `${key} ${columns} ${parts} ${tile.across} ${tile.perLane}`,
      code: () => what.code() + shader(tile, what),
    },
    inputs,
    outputs: [output],
    workgroups: groupsFor(tiles(tile, rows, columns) * parts, 1),
  });
  return result!;
}
