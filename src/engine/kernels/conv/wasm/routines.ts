import { sumRows } from '../../../wasm/routines/sumRows.ts';
import { SimdModule, type SimdRoutines } from '../../../wasm/simd.ts';
import { convolve } from '../simd/convolve.ts';
import { copyGatedLines, copyLines } from '../simd/copyLines.ts';
import { filterGradient } from '../simd/filterGradient.ts';
import { winogradGradient } from '../simd/winogradGradient.ts';
import { winogradInput } from '../simd/winogradInput.ts';
import { winogradOutput } from '../simd/winogradOutput.ts';

const routines = [
  convolve,
  copyGatedLines,
  copyLines,
  filterGradient,
  sumRows,
  winogradGradient,
  winogradInput,
  winogradOutput,
];

/** The SIMD loops that convolutions and their gradients are made of. */
export type ConvRoutines = SimdRoutines<(typeof routines)[number]['name']>;

export const convLoops = new SimdModule(routines);
