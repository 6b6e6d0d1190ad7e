/** Numbers that a test and its golden script in Python both make out of their places: see models/fixtures/make_networks.py. */
import * as tf from '@tensorflow/tfjs-core';
import type { ParameterShape } from '../models/parameters.ts';

/** Uniform in [0, 1): the finaliser of MurmurHash3 over the places of a numbered tensor. */
export function hashed(tensor: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    let h = Math.imul(i + 1000003 * (tensor + 1), 0x9e3779b1);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
  });
}

/** Parameters of a learner: convolutions within ±sqrt(6/fan-in), the last layer ±1/sqrt(fan-in), normalisations about 1 and 0. */
export function hashedParameters(shapes: readonly ParameterShape[]): tf.Tensor[] {
  return shapes.map(({ shape, fanIn }, number) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const u = hashed(number, size);
    const bound = fanIn && Math.sqrt((number + 1 < shapes.length ? 6 : 1) / fanIn);
    const norm = (i: number) => (i < size / 2 ? u[i]! + 0.5 : 0.4 * u[i]! - 0.2);
    const values = Float32Array.from(u, (value, i) => (bound ? (2 * value - 1) * bound : norm(i)));
    return tf.tensor(values, [...shape]);
  });
}
