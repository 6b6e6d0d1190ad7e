/**
 * phi = log p_y - log(sum over i != y of p_i): the logit-scaled confidence of Carlini et al. 2022 (arXiv
 * 2112.03570), near Gaussian over models. In float64; 1e-45 is added inside both logarithms.
 */
import { ValueError } from '../attackInputErrors.ts';
import { checkLabels } from '../checkInputs.ts';

const TINY = 1e-45;

/**
 * @param posteriors [rows, classes], rows a multiple of the number of labels (shadow after shadow)
 * @param labels [N] the true labels, read again for every N rows
 * @returns [rows] phi, within about +-104
 * @throws ValueError for a NaN or a negative probability, naming its row
 */
export function scaledConfidences(
  posteriors: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): Float64Array {
  return rowByRow(posteriors, labels, classes, 'posteriors', (start, label) => {
    let others = 0;
    for (let c = 0; c < classes; c++) if (c !== label) others += posteriors[start + c]!;
    return Math.log(posteriors[start + label]! + TINY) - Math.log(others + TINY);
  });
}

/** log(exp(a) + exp(b)) without overflow. */
function logAddExp(a: number, b: number): number {
  const high = Math.max(a, b);
  return high + Math.log1p(Math.exp(Math.min(a, b) - high));
}

/**
 * The same phi from logits [rows, classes], without the rounding of a softmax whose largest probability is near 1.
 * @throws ValueError for logits that are not finite, naming their row
 */
export function scaledConfidencesOfLogits(
  logits: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): Float64Array {
  const logTiny = Math.log(TINY);
  return rowByRow(logits, labels, classes, 'logits', (start, label) => {
    let highest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) if (c !== label) highest = Math.max(highest, logits[start + c]!);
    let sum = 0;
    for (let c = 0; c < classes; c++) if (c !== label) sum += Math.exp(logits[start + c]! - highest);
    const others = highest + Math.log(sum);
    const own = logits[start + label]!;
    const all = logAddExp(own, others);
    return logAddExp(own - all, logTiny) - logAddExp(others - all, logTiny);
  });
}

function rowByRow(
  values: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
  field: string,
  phi: (start: number, label: number) => number,
): Float64Array {
  checkLabels(labels, classes);
  const rows = values.length / classes;
  const found = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const value = phi(row * classes, labels[row % labels.length]!);
    if (!Number.isFinite(value)) {
      throw new ValueError(`${field}, row ${row}: phi`, value, 'finite numbers only');
    }
    found[row] = value;
  }
  return found;
}
