import { AdamStep, adamStep } from './adamStep.ts';
import { broadcastAdd } from './broadcastAdd.ts';
import { cast, identity } from './cast.ts';
import { conv2D } from './conv2D.ts';
import { conv2DBackpropFilter } from './conv2DBackpropFilter.ts';
import { conv2DBackpropInput } from './conv2DBackpropInput.ts';
import { exp } from './exp.ts';
import { fusedConv2D } from './fusedConv2D.ts';
import { gather } from './gather.ts';
import type { Kernel } from './heap.ts';
import { withPlainFactors } from './matMul.ts';
import { maxPoolGrad } from './maxPoolGrad.ts';
import { installKernel } from './registry.ts';
import { sum } from './sum.ts';
import { tile } from './tile.ts';
import { unsortedSegmentSum } from './unsortedSegmentSum.ts';

let installed = false;

/** Replaces the kernels that tfjs's WASM backend lacks or does slowly. Once per realm; later calls do nothing. */
export function installWasmKernels(): void {
  if (installed) return;
  installed = true;
  // All are made before any is installed: each takes the stock kernels that it calls.
  const kernels: Record<string, Kernel<never, never>> = {
    [AdamStep]: adamStep(),
    _FusedMatMul: withPlainFactors('_FusedMatMul'),
    Add: broadcastAdd(),
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
    Sum: sum(),
    Tile: tile(),
    UnsortedSegmentSum: unsortedSegmentSum(),
  };
  for (const [name, kernel] of Object.entries(kernels)) installKernel(name, kernel);
}
