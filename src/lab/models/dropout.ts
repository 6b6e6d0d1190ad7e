/** Dropout whose every mask is a function of (seed, call, element): the same on any engine, never the same twice. */
import type * as tf from '@tensorflow/tfjs-core';
import { dropoutLayer } from '../ops/layers.ts';
import type { Tape } from '../ops/tape.ts';
import { mixed } from '../random.ts';

/**
 * A mask of 0 (dropped, probability rate) and 1/(1 - rate) (kept). Two elements share one 32-bit draw, so the rate is
 * met to 1/65536. Engines make the same mask themselves; this is their reference.
 */
export function dropoutMask(size: number, rate: number, seed: number): Float32Array {
  const mask = new Float32Array(size);
  const dropped = Math.round(rate * 65536);
  const scale = 1 / (1 - rate);
  for (let i = 0; i < size; i += 2) {
    const bits = mixed(Math.imul(i + 1, 0x9e3779b1) ^ seed);
    mask[i] = (bits & 0xffff) < dropped ? 0 : scale;
    if (i + 1 < size) mask[i + 1] = bits >>> 16 < dropped ? 0 : scale;
  }
  return mask;
}

/** Applies dropout at one site of a model; the identity where none is active. */
export interface Dropout {
  <T extends tf.Tensor>(x: T, tape: Tape | undefined): T;
  /** Begins a pass. @returns what gives its sites, in their order, the seeds of another one */
  begin?(): () => void;
}

export const noDropout: Dropout = (x) => x;

/** Dropout at every site of one forward pass. `nextSeed` must give a fresh value per call. */
export function activeDropout(rate: number, nextSeed: () => number): Dropout {
  if (rate === 0) return noDropout;
  let pass: { rate: number; seed: number }[] | undefined;
  const dropout: Dropout = (x, tape) => {
    const attributes = { rate, seed: nextSeed() };
    pass?.push(attributes);
    return dropoutLayer(x, attributes, tape);
  };
  dropout.begin = () => {
    const sites: NonNullable<typeof pass> = [];
    pass = sites;
    return () => {
      for (const site of sites) site.seed = nextSeed();
    };
  };
  return dropout;
}
