import { util } from '@tensorflow/tfjs-core';
import type { WebgpuKernel } from '../../webgpu/kernel.ts';
import { bindings, each, groupsFor } from '../../webgpu/wgsl.ts';

/** A float32's bits. */
const bitsOf = (value: number): number => new Uint32Array(Float32Array.of(value).buffer)[0]!;

/** The mask of `dropoutMask` in the lab's dropout.ts, bit for bit: elements 2j and 2j + 1 share the draw 2j + 1. */
export const Dropout: WebgpuKernel<'Dropout'> = (backend, { x }, attributes) =>
  backend.dispatch({
    shader: {
      key: 'Dropout',
      code: () => `
${bindings({ x: 'f32' }, { y: 'f32' }, 'seed: u32, dropped: u32, scale: f32')}
fn mixed(counter: u32) -> u32 {
  var h = counter;
  h = (h ^ (h >> 16u)) * 0x85ebca6bu;
  h = (h ^ (h >> 13u)) * 0xc2b2ae35u;
  return h ^ (h >> 16u);
}
${each(
  'y',
  `let bits = mixed(((i | 1u) * 0x9e3779b1u) ^ at.seed);
  let draw = select(bits & 0xffffu, bits >> 16u, (i & 1u) == 1u);
  y[i] = select(x[i] * at.scale, 0.0, draw < at.dropped);`,
)}`,
    },
    inputs: [x],
    outputs: [x.shape],
    workgroups: groupsFor(util.sizeFromShape(x.shape)),
    changing: () => {
      const { rate, seed } = attributes;
      return Uint32Array.of(seed, Math.round(rate * 65536), bitsOf(1 / (1 - rate)));
    },
  });
