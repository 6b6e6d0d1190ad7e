/** Random numbers of an augmentation: each a function of (seed, example, what it is for), whatever stands beside it. */
import { mixed } from '../random.ts';

/** What an example's numbers are for. Each has its place, so that no augmentation's draws move another's. */
const PURPOSES = ['top', 'left', 'flip', 'angle', 'brightness', 'contrast', 'saturation'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Places that an example has: room for purposes to come. */
const PLACES = 16;

/** A number in [0, 1). */
export type Draw = (purpose: Purpose) => number;

/** @param seed of the call, fresh for each @param example its number within the call */
export function drawsOf(seed: number, example: number): Draw {
  return (purpose) => {
    const place = example * PLACES + PURPOSES.indexOf(purpose) + 1;
    return (mixed(Math.imul(place, 0x9e3779b1) ^ seed) >>> 0) / 2 ** 32;
  };
}
