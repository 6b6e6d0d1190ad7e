/**
 * phi(posterior, y): what the encoder reads of one query. The summary of the paper that we worked from says only that the
 * attacker sees posteriors; the choices here are ours.
 */
import type { Features } from '../../experiment/experiment.ts';
import { logPosteriors } from '../posteriors.ts';

/** Log-posteriors are clamped below here and scaled, so that the features stay within [-3, 0]. */
const FLOOR = -12;
const SCALE = 1 / 4;

/** d, the length of one feature vector. */
export function featureCount(features: Features, classes: number): number {
  return features === 'log-sorted+label' ? classes + 1 : classes;
}

/**
 * @param logits [count, classes]
 * @param labels [count] the true labels the attacker knows
 * @returns [count, d]
 */
export function featureRows(
  features: Features,
  logits: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): Float32Array {
  const count = logits.length / classes;
  const width = featureCount(features, classes);
  const logs = logPosteriors(logits, classes);
  const rows = new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    const values = logs.slice(i * classes, (i + 1) * classes);
    const label = values[labels[i]!]!;
    if (features !== 'posterior') values.sort().reverse();
    const inLogs = features === 'log-sorted' || features === 'log-sorted+label';
    for (let c = 0; c < classes; c++) {
      rows[i * width + c] = inLogs ? Math.max(values[c]!, FLOOR) * SCALE : Math.exp(values[c]!);
    }
    if (features === 'log-sorted+label') rows[i * width + classes] = Math.max(label, FLOOR) * SCALE;
  }
  return rows;
}
