import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import type { ComposedKernels } from '../composed/kernel.ts';
import type { WasmKernels } from '../wasm/kernel.ts';
import type { WebgpuKernels } from '../webgpu/kernel.ts';
import * as composedKernels from './composed.ts';
import * as wasmKernels from './wasm.ts';
import * as webgpuKernels from './webgpu.ts';

test('every engine has the same kernels', () => {
  const names = Object.keys(composedKernels).sort();
  expect(Object.keys(wasmKernels).sort()).toEqual(names);
  expect(Object.keys(webgpuKernels).sort()).toEqual(names);
});

test("no kernel has the name of one of tfjs's own, which would then stand for ours or ours for it", () => {
  const taken = new Set<unknown>(Object.values(tf));
  expect(taken).toContain('Softplus');
  expect(Object.keys(composedKernels).filter((name) => taken.has(name))).toEqual([]);
});

test('a table that lacks a kernel does not compile', () => {
  const { Dense: ofComposed, ...composed } = composedKernels;
  const { Dense: ofWasm, ...wasm } = wasmKernels;
  const { Dense: ofWebgpu, ...webgpu } = webgpuKernels;
  // @ts-expect-error Dense is missing
  const shortComposed: ComposedKernels = composed;
  // @ts-expect-error Dense is missing
  const shortWasm: WasmKernels = wasm;
  // @ts-expect-error Dense is missing
  const shortWebgpu: WebgpuKernels = webgpu;
  for (const table of [shortComposed, shortWasm, shortWebgpu]) expect(table.Dense).toBeUndefined();
  for (const kernel of [ofComposed, ofWasm, ofWebgpu]) expect(kernel).toBeTypeOf('function');
});
