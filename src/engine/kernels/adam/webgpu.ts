import { util } from '@tensorflow/tfjs-core';
import type { WebgpuKernel } from '../../webgpu/kernel.ts';
import { VIEW_ALIGNMENT } from '../../webgpu/viewBackend.ts';
import { bindings, constants, each, groupsFor } from '../../webgpu/wgsl.ts';
import { numbered } from './numbered.ts';

/** A row of Adam's state: where each parameter begins, and the row's length. */
function rowOf(shapes: readonly (readonly number[])[]): { begins: number[]; length: number } {
  let length = 0;
  const begins = shapes.map((shape) => {
    const begin = length;
    length += Math.ceil(util.sizeFromShape([...shape]) / VIEW_ALIGNMENT) * VIEW_ALIGNMENT;
    return begin;
  });
  return { begins, length };
}

/**
 * p0 … pk -> the state [3, P] of values and of first and second moments, zero at first, and a view of each parameter into
 * it, which changes as the state does and goes with it.
 */
export const PackParameters: WebgpuKernel<'PackParameters'> = (backend, inputs) => {
  const parameters = numbered('p', inputs);
  const { begins, length } = rowOf(parameters.map(({ shape }) => shape));
  const state = backend.makeChanging([3, length]);
  const views = parameters.map(({ shape }, i) => backend.makeView(state, begins[i]!, shape));
  for (const [i, view] of views.entries()) backend.copy(parameters[i]!, view);
  return [state, ...views];
};

const UNIFORMS = ['rate', 'beta1', 'beta2', 'rest1', 'rest2', 'epsilon', 'correction2'];

interface Covered {
  /** Where the parameter begins in a row. */
  readonly begin: number;
  readonly size: number;
}

/**
 * One step over the parameters whose gradients are bound: element i of the range is element FIRST + i of a row. A gradient
 * that is a sum not added up yet has its parts one after the other.
 */
const code = (first: number, end: number, length: number, covered: readonly Covered[]) => `
${bindings(
  Object.fromEntries(covered.map((_, i) => [`g${i}`, 'f32'])),
  { state: 'f32' },
  UNIFORMS.map((name) => `${name}: f32`).join(', '),
)}
${constants({ FIRST: first, END: end, LENGTH: length })}
fn gradient(i: u32) -> f32 {
  var sum = 0.0;
  ${covered
    .map(
      ({ begin, size }, g) =>
        `if (i >= ${begin}u && i < ${begin + size}u) {
    for (var j = i - ${begin}u; j < arrayLength(&g${g}); j += ${size}u) { sum += g${g}[j]; }
  }`,
    )
    .join('\n  ')}
  return sum;
}
${each(
  'state',
  `let place = FIRST + i;
  if (place >= END) { return; }
  let g = gradient(place);
  let m = at.beta1 * state[LENGTH + place] + at.rest1 * g;
  let v = at.beta2 * state[2u * LENGTH + place] + at.rest2 * g * g;
  state[LENGTH + place] = m;
  state[2u * LENGTH + place] = v;
  state[place] -= at.rate * m / (sqrt(v / at.correction2) + at.epsilon);`,
)}`;

/** One step of Adam in place, over the state and the gradients g0 … gk: one dispatch for as many as can be bound. */
export const AdamStep: WebgpuKernel<'AdamStep'> = (backend, inputs, attributes) => {
  const gradients = numbered('g', inputs);
  const { begins, length } = rowOf(gradients.map(({ shape }) => shape));
  const now = () => {
    const { learningRate, beta1, beta2, epsilon, correction1, correction2 } = attributes;
    const rate = learningRate / correction1;
    return Float32Array.of(rate, beta1, beta2, 1 - beta1, 1 - beta2, epsilon, correction2);
  };
  const most = backend.device.limits.maxStorageBuffersPerShaderStage - 1;
  for (let from = 0; from < gradients.length; from += most) {
    const to = Math.min(from + most, gradients.length);
    const [first, end] = [begins[from]!, begins[to] ?? length];
    const bound = gradients.slice(from, to);
    const covered = bound.map(({ shape }, i) => ({
      begin: begins[from + i]!,
      size: util.sizeFromShape(shape),
    }));
    backend.dispatch({
      shader: {
        key: `AdamStep ${length} ${end} ${covered.map(({ begin, size }) => `${begin}+${size}`)}`,
        code: () => code(first, end, length, covered),
      },
      inputs: bound,
      addsUp: true,
      outputs: [inputs.state],
      workgroups: groupsFor(end - first),
      changing: now,
    });
  }
  return [];
};
