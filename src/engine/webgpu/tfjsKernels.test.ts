import { readdirSync, readFileSync } from 'node:fs';
import { getKernel } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { installWebgpuKernels } from './install.ts';
import { registerTfjsKernels } from './tfjsKernels.ts';

/** The kernels that each operation of tfjs runs; none where it only makes, keeps, counts or lets go tensors. */
const KERNELS: Readonly<Record<string, readonly string[]>> = {
  ...{ dispose: [], engine: [], keep: [], memory: [], tidy: [] },
  ...{ ones: [], scalar: [], tensor: [], tensor1d: [], tensor2d: [], tensor4d: [], zeros: [] },
  add: ['Add', 'Cast'],
  addN: ['AddN'],
  clipByValue: ['ClipByValue', 'Fill'],
  clone: ['Identity'],
  concat: ['Concat', 'Identity'],
  concat1d: ['Concat', 'Identity'],
  concat2d: ['Concat', 'Identity'],
  fill: ['Fill'],
  gather: ['GatherV2'],
  matMul: ['BatchMatMul', 'Cast'],
  mean: ['Mean'],
  mul: ['Multiply', 'Cast'],
  relu: ['Relu'],
  reshape: ['Reshape'],
  rsqrt: ['Rsqrt'],
  sigmoid: ['Sigmoid'],
  slice: ['Slice'],
  slice2d: ['Slice'],
  slice4d: ['Slice'],
  split: ['SplitV'],
  stack: ['Pack'],
  step: ['Step'],
  sub: ['Sub', 'Cast'],
  sum: ['Sum', 'Cast'],
  tile: ['Tile'],
  zerosLike: ['ZerosLike'],
};

/** Operations of tfjs that the lab's own files call, tests apart. */
function calledByTheLab(): Set<string> {
  const files = ['src/lab', 'src/runtime'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  );
  const code = files
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(path, 'utf8'));
  return new Set(
    code.flatMap((text) => Array.from(text.matchAll(/\btf\.(\w+)(?:<[^;(]*>)?\(/g), ([, name]) => name!)),
  );
}

test('WebGPU has every kernel of tfjs that the lab runs', () => {
  registerTfjsKernels();
  installWebgpuKernels();
  const called = calledByTheLab();
  expect(called.size).toBeGreaterThan(20);
  for (const operation of called) {
    expect(KERNELS[operation], `which kernels tf.${operation} runs is not told here`).toBeDefined();
    for (const kernel of KERNELS[operation]!) {
      expect(getKernel(kernel, 'webgpu'), `${kernel}, which tf.${operation} runs`).toBeDefined();
    }
  }
});
