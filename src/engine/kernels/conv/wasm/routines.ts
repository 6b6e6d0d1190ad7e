import { sumRows } from '../../../wasm/routines/sumRows.ts';
import { SimdModule, type SimdRoutines } from '../../../wasm/simd.ts';
import { convolve } from '../simd/convolve.ts';
import { copyGatedLines, copyLines } from '../simd/copyLines.ts';
import { filterGradient } from '../simd/filterGradient.ts';
import { winogradGradient, winogradInput } from '../simd/intoTiles.ts';
import { winogradOutput } from '../simd/outOfTiles.ts';
import { largeTile, smallTile } from '../simd/winogradTile.ts';

const routines = [
  convolve,
  copyGatedLines,
  copyLines,
  filterGradient,
  sumRows,
  winogradGradient('smallTileGradient', smallTile),
  winogradInput('smallTileInput', smallTile),
  winogradOutput('smallTileOutput', smallTile),
  winogradGradient('largeTileGradient', largeTile),
  winogradInput('largeTileInput', largeTile),
  winogradOutput('largeTileOutput', largeTile),
];

/** The SIMD loops that convolutions and their gradients are made of. */
export type ConvRoutines = SimdRoutines<(typeof routines)[number]['name']>;

export const convLoops = new SimdModule(routines);
