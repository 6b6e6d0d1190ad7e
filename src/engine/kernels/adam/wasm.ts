/** Adam (Kingma and Ba 2015) in place, over parameters that are views into one state tensor [3, P]. */
import { util } from '@tensorflow/tfjs-core';
import { address, type BackendWasm, borrow, floats } from '../../wasm/heap.ts';
import type { WasmKernel } from '../../wasm/kernel.ts';
import { floatsAt } from '../../wasm/scratch.ts';
import { SimdModule } from '../../wasm/simd.ts';
import { numbered } from './numbered.ts';
import { adam } from './simd.ts';

const loops = new SimdModule([adam]);

/** Each parameter begins at a multiple of this many floats. */
const ALIGNED = 4;

const aligned = (size: number): number => ALIGNED * Math.ceil(size / ALIGNED);

/** The state [3, P] (values, first and second moments), and a view of each parameter's values. */
export const PackParameters: WasmKernel<'PackParameters'> = ({ inputs, backend }) => {
  const parameters = numbered('p', inputs);
  const sizes = parameters.map(({ shape }) => util.sizeFromShape(shape));
  const total = sizes.reduce((sum, size) => sum + aligned(size), 0);
  const state = backend.makeOutput([3, total], 'float32');
  const values = floats(backend, state).fill(0);
  let from = 0;
  const views = parameters.map((parameter, i) => {
    values.set(floats(backend, parameter), from);
    const view = borrow(backend, state, from, parameter.shape);
    from += aligned(sizes[i]!);
    return view;
  });
  return [state, ...views];
};

type Constants = [
  rate: number,
  beta1: number,
  rest1: number,
  beta2: number,
  rest2: number,
  scale: number,
  epsilon: number,
];

function stepPlainly(
  backend: BackendWasm,
  [value, gradient, m, v]: readonly [number, number, number, number],
  size: number,
  [rate, beta1, rest1, beta2, rest2, scale, epsilon]: Constants,
): void {
  const at = (pointer: number) => floatsAt(backend, pointer, size);
  const [values, g, first, second] = [at(value), at(gradient), at(m), at(v)];
  for (let i = 0; i < size; i++) {
    first[i] = beta1 * first[i]! + rest1 * g[i]!;
    second[i] = beta2 * second[i]! + rest2 * g[i]! * g[i]!;
    values[i] = values[i]! - (rate * first[i]!) / (Math.sqrt(second[i]! * scale) + epsilon);
  }
}

/** One step of every parameter, given the state and the gradients g0, g1, … */
export const AdamStep: WasmKernel<'AdamStep'> = ({ inputs, backend, attrs }) => {
  const { state } = inputs;
  const { beta1, beta2, epsilon, learningRate, correction1, correction2 } = attrs;
  const row = 4 * state.shape[1]!;
  const gradients = numbered('g', inputs);
  const sizes = gradients.map(({ shape }) => util.sizeFromShape(shape));
  const total = sizes.reduce((sum, size) => sum + aligned(size), 0);
  util.assert(4 * total === row, () => `AdamStep: gradients of ${total} floats, state of ${row / 4}.`);
  const constants: Constants = [
    learningRate / correction1,
    ...([beta1, 1 - beta1, beta2, 1 - beta2, 1 / correction2, epsilon] as const),
  ];
  const simd = loops.on(backend);
  let value = address(backend, state);
  gradients.forEach((gradient, i) => {
    const places = [value, address(backend, gradient), value + row, value + 2 * row] as const;
    if (simd) simd.adam(...places, 4 * aligned(sizes[i]!), ...constants);
    else stepPlainly(backend, places, sizes[i]!, constants);
    value += 4 * aligned(sizes[i]!);
  });
  return [];
};
