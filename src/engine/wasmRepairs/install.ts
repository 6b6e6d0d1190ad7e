import type { Kernel } from '../wasm/heap.ts';
import { installKernel } from '../wasm/registry.ts';
import { add } from './add.ts';
import { cast, identity } from './cast.ts';
import { conv2D } from './conv2D.ts';
import { conv2DBackpropFilter } from './conv2DBackpropFilter.ts';
import { conv2DBackpropInput } from './conv2DBackpropInput.ts';
import { exp } from './exp.ts';
import { fusedConv2D } from './fusedConv2D.ts';
import { gather } from './gather.ts';
import { withPlainFactors } from './matMul.ts';
import { maxPoolGrad } from './maxPoolGrad.ts';
import { mean } from './mean.ts';
import { sum } from './sum.ts';
import { tile } from './tile.ts';
import { unsortedSegmentSum } from './unsortedSegmentSum.ts';

let installed = false;

/** Replaces the kernels of tfjs that its WASM backend lacks or does slowly. Once per worker; later calls do nothing. */
export function repairWasmBackend(): void {
  if (installed) return;
  installed = true;
  // All are made before any is installed: each takes the stock kernels that it calls.
  const repairs: Record<string, Kernel<never, never>> = {
    _FusedMatMul: withPlainFactors('_FusedMatMul'),
    Add: add(),
    BatchMatMul: withPlainFactors('BatchMatMul'),
    Cast: cast(),
    Conv2D: conv2D(),
    Conv2DBackpropFilter: conv2DBackpropFilter(),
    Conv2DBackpropInput: conv2DBackpropInput(),
    Exp: exp(),
    FusedConv2D: fusedConv2D(),
    GatherV2: gather(),
    Identity: identity(),
    MaxPoolGrad: maxPoolGrad(),
    Mean: mean(),
    Sum: sum(),
    Tile: tile(),
    UnsortedSegmentSum: unsortedSegmentSum(),
  };
  for (const [name, kernel] of Object.entries(repairs)) installKernel(name, kernel);
}
