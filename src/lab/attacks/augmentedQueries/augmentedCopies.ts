/** Which copies of a picture the models are asked about. */
import { marginOf, type Shift } from '../../augmentation/shift.ts';
import { DISTANCE } from '../queryBudget.ts';

/**
 * The copies to be asked about: the picture moved by (i, j) pixels with |i| + |j| = distance, and itself, each also
 * mirrored. Published: the translations, 4 * distance + 1; our choice: the mirrored copies in place of rotations, distance 1.
 */
export function augmentedCopies([height, width]: readonly [number, number], distance = DISTANCE): Shift[] {
  const [down, right] = [marginOf(height), marginOf(width)];
  const steps = (margin: number) =>
    Array.from({ length: 2 * distance + 1 }, (_, i) => i - distance).filter((s) => Math.abs(s) <= margin);
  const moves = steps(down).flatMap((y) =>
    steps(right)
      .filter((x) => Math.abs(x) + Math.abs(y) === distance)
      .map((x) => ({ top: down + y, left: right + x })),
  );
  const places = [{ top: down, left: right }, ...moves];
  return [false, true].flatMap((flipped) => places.map((place) => ({ ...place, flipped })));
}
