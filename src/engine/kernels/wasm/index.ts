import { AdamStep, adamStep } from './adamStep.ts';
import { broadcastAdd } from './broadcastAdd.ts';
import { cast, identity } from './cast.ts';
import { conv2D } from './conv2D.ts';
import { conv2DBackpropFilter } from './conv2DBackpropFilter.ts';
import { conv2DBackpropInput } from './conv2DBackpropInput.ts';
import { exp } from './exp.ts';
import { gather } from './gather.ts';
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
  // Each takes the stock kernels that it calls before any is replaced.
  const conv2DBackpropInputKernel = conv2DBackpropInput();
  const conv2DBackpropFilterKernel = conv2DBackpropFilter();
  const conv2DKernel = conv2D();
  const sumKernel = sum();
  installKernel('Conv2DBackpropInput', conv2DBackpropInputKernel);
  installKernel('Conv2DBackpropFilter', conv2DBackpropFilterKernel);
  installKernel('Conv2D', conv2DKernel);
  installKernel('Sum', sumKernel);
  installKernel('BatchMatMul', withPlainFactors('BatchMatMul'));
  installKernel('_FusedMatMul', withPlainFactors('_FusedMatMul'));
  installKernel('Add', broadcastAdd());
  installKernel('Cast', cast());
  installKernel('Identity', identity());
  installKernel('GatherV2', gather());
  installKernel('MaxPoolGrad', maxPoolGrad());
  installKernel('Exp', exp());
  installKernel('Tile', tile());
  installKernel('UnsortedSegmentSum', unsortedSegmentSum());
  installKernel(AdamStep, adamStep());
}
