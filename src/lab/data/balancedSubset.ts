/** A smaller dataset with equally many examples of each class. */
import type { RandomStream } from '../random.ts';
import { DataFileError } from './compactFile.ts';
import { type Dataset, examplesAt } from './dataset.ts';

/** @throws DataFileError when a class has too few examples */
export function balancedSubset(dataset: Dataset, perClass: number, random: RandomStream): Dataset {
  const order = random.permutation(dataset.count);
  const taken = dataset.classNames.map(() => 0);
  const chosen = order.filter((i) => {
    const label = dataset.labels[i]!;
    if (taken[label]! >= perClass) return false;
    taken[label]!++;
    return true;
  });
  const scarce = taken.findIndex((count) => count < perClass);
  if (scarce >= 0) {
    throw new DataFileError(
      dataset.name,
      `has only ${taken[scarce]} different examples of ${dataset.classNames[scarce]}.`,
    );
  }
  return examplesAt(dataset, chosen);
}
