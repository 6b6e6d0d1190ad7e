/** The kernels of tfjs's own that the lab's code asks of WebGPU: a tenth of all that there are. */
import { addConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Add';
import { addNConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/AddN';
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/BatchMatMul';
import { castConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Cast';
import { clipByValueConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/ClipByValue';
import { concatConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Concat';
import { fillConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Fill';
import { identityConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Identity';
import { meanConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Mean';
import { multiplyConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Multiply';
import { packConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Pack';
import { reluConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Relu';
import { reshapeConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Reshape';
import { rsqrtConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Rsqrt';
import { sigmoidConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Sigmoid';
import { sliceConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Slice';
import { splitVConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/SplitV';
import { stepConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Step';
import { subConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Sub';
import { sumConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Sum';
import { tileConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Tile';
import { zerosLikeConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/ZerosLike';
import { type KernelConfig, registerKernel } from '@tensorflow/tfjs-core';

const kernels: readonly KernelConfig[] = [
  addConfig,
  addNConfig,
  batchMatMulConfig,
  castConfig,
  clipByValueConfig,
  concatConfig,
  fillConfig,
  identityConfig,
  meanConfig,
  multiplyConfig,
  packConfig,
  reluConfig,
  reshapeConfig,
  rsqrtConfig,
  sigmoidConfig,
  sliceConfig,
  splitVConfig,
  stepConfig,
  subConfig,
  sumConfig,
  tileConfig,
  zerosLikeConfig,
];

let registered = false;

/** Registers them, once per worker; later calls do nothing. */
export function registerTfjsKernels(): void {
  if (registered) return;
  registered = true;
  for (const kernel of kernels) registerKernel(kernel);
}
