import { expect, test } from 'vitest';
import { backendOf, chooseEngine, engineNames, type Features, isSoftwareRenderer } from './chooseEngine.ts';

const nothing: Features = { webgpu: null, wasm: null, webgl: null };
const realGpu = { description: 'Apple M2', isFallback: false };
const fallback = { description: 'google swiftshader', isFallback: true };
const realGl = { renderer: 'NVIDIA GeForce RTX 3060', isSoftware: false };
const softGl = { renderer: 'SwiftShader', isSoftware: true };

test.each([
  ['everything', { webgpu: realGpu, wasm: 'fma', webgl: realGl }, [...engineNames]],
  ['fused products and no GPU', { webgpu: null, wasm: 'fma', webgl: null }, ['wasm-fma', 'wasm', 'cpu']],
  ['no fused products', { webgpu: realGpu, wasm: 'simd', webgl: realGl }, ['webgpu', 'wasm', 'webgl', 'cpu']],
  ['emulated GPUs', { webgpu: fallback, wasm: 'simd', webgl: softGl }, ['wasm', 'cpu']],
  ['no WebGPU', { webgpu: null, wasm: 'plain', webgl: realGl }, ['wasm', 'webgl', 'cpu']],
  ['WebGL only', { webgpu: null, wasm: null, webgl: realGl }, ['webgl', 'cpu']],
  ['emulated WebGL only', { webgpu: null, wasm: null, webgl: softGl }, ['cpu']],
  ['nothing', nothing, ['cpu']],
] as const)('with %s', (_, features, order) => {
  expect(chooseEngine(features)).toEqual(order);
});

test('a request names one engine, whatever is there', () => {
  for (const name of engineNames) expect(chooseEngine(nothing, name)).toEqual([name]);
  expect(chooseEngine({ ...nothing, webgpu: fallback }, 'webgpu')).toEqual(['webgpu']);
});

test('two engines run on one backend of tfjs', () => {
  expect(engineNames.map(backendOf)).toEqual(['webgpu', 'wasm', 'wasm', 'webgl', 'cpu']);
});

test('software renderers are known by name', () => {
  expect(isSoftwareRenderer('ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device))')).toBe(true);
  expect(isSoftwareRenderer('llvmpipe (LLVM 15.0.6, 256 bits)')).toBe(true);
  expect(isSoftwareRenderer('Microsoft Basic Render Driver')).toBe(true);
  expect(isSoftwareRenderer('ANGLE (Intel, Mesa Intel(R) UHD Graphics 620)')).toBe(false);
});
