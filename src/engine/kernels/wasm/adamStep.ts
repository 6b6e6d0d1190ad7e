import { util } from '@tensorflow/tfjs-core';
import { address, floats, type Kernel, type TensorInfo } from './heap.ts';
import { simdRoutines } from './simd.ts';

export const AdamStep = 'AdamStep';

export interface AdamStepInputs {
  value: TensorInfo;
  gradient: TensorInfo;
  m: TensorInfo;
  v: TensorInfo;
}

export interface AdamStepAttrs {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  /** 1 - beta1^t and 1 - beta2^t at step t. */
  correction1: number;
  correction2: number;
}

/** One step of Adam (Kingma and Ba 2015) in one pass. Returns the new [value, m, v]; the old stay as they are. */
export function adamStep(): Kernel<AdamStepInputs, AdamStepAttrs> {
  return ({ inputs, backend, attrs }) => {
    const { beta1, beta2, epsilon } = attrs;
    const { shape } = inputs.value;
    for (const [name, { shape: other }] of Object.entries(inputs)) {
      util.assert(util.arraysEqual(shape, other), () => `AdamStep: ${name} is [${other}], value [${shape}].`);
    }
    const outputs = [0, 1, 2].map(() => backend.makeOutput(shape, 'float32'));
    const [newValue, newM, newV] = outputs.map((info) => floats(backend, info)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const value = floats(backend, inputs.value);
    const gradient = floats(backend, inputs.gradient);
    const m = floats(backend, inputs.m);
    const v = floats(backend, inputs.v);
    const rate = attrs.learningRate / attrs.correction1;
    const scale = 1 / attrs.correction2;
    const simd = simdRoutines(backend);
    const done = simd ? value.length - (value.length % 4) : 0;
    if (simd) {
      const pointers = [inputs.value, inputs.gradient, inputs.m, inputs.v, ...outputs];
      const constants = [rate, beta1, 1 - beta1, beta2, 1 - beta2, scale, epsilon];
      simd.adam(...pointers.map((info) => address(backend, info)), 4 * done, ...constants);
    }
    for (let i = done; i < value.length; i++) {
      const g = gradient[i]!;
      const first = beta1 * m[i]! + (1 - beta1) * g;
      const second = beta2 * v[i]! + (1 - beta2) * g * g;
      newM[i] = first;
      newV[i] = second;
      newValue[i] = value[i]! - (rate * first) / (Math.sqrt(second * scale) + epsilon);
    }
    return outputs;
  };
}
