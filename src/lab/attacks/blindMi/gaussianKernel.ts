/**
 * The kernel of BlindMI's distance: a sum of Gaussians of 19 widths (Hui et al. 2021; the widths are those of the code
 * that they published), divided by 19, so that an example's kernel with itself is 1.
 */
const WIDTHS = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 5, 10, 15, 20, 25, 30, 35, 100, 1e3, 1e4, 1e5, 1e6];

/** Beyond this exponent a Gaussian is 0 in float64. */
const NOTHING = 745;

/** Mean over the widths w of exp(-|x - y|^2 / (2 w)), from the squared distance. */
export function kernelAt(squaredDistance: number): number {
  let sum = 0;
  for (let i = WIDTHS.length - 1; i >= 0; i--) {
    const exponent = squaredDistance / (2 * WIDTHS[i]!);
    if (exponent > NOTHING) break;
    sum += Math.exp(-exponent);
  }
  return sum / WIDTHS.length;
}

/** Kernel of row i of a [., width] with row j of b [., width]. */
export function kernelOf(a: Float64Array, i: number, b: Float64Array, j: number, width: number): number {
  let squares = 0;
  for (let c = 0; c < width; c++) squares += (a[i * width + c]! - b[j * width + c]!) ** 2;
  return kernelAt(squares);
}
