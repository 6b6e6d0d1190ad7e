/** How the learning rate goes over a training. */
import type { Schedule } from '../experiment/experiment.ts';

/** One number, or the rate of each step, counted from 0. */
export type LearningRate = number | ((step: number) => number);

/**
 * Cosine: from the whole rate to none along half a wave, step by step and without restarts (Loshchilov and Hutter 2017,
 * arXiv 1608.03983, eq. 5): step t of T goes at rate (1 + cos(pi t / T)) / 2, so that a step after the last would go at 0.
 */
export function scheduled(schedule: Schedule, learningRate: number, steps: number): LearningRate {
  switch (schedule) {
    case 'constant':
      return learningRate;
    case 'cosine':
      return (step) => (learningRate * (1 + Math.cos((Math.PI * Math.min(step, steps)) / steps))) / 2;
  }
}
