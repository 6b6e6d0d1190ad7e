/** Every official archive that is read here, and in which ways. */
import type { ArchiveName } from '../catalogue.ts';
import { CIFAR_10_READINGS } from '../sets/cifar10/archive.ts';
import { CIFAR_100_READINGS } from '../sets/cifar100/archive.ts';
import { STL_10_READINGS } from '../sets/stl10/archive.ts';
import type { Layout, Reading } from './layout.ts';

/** How each set of the catalogue that comes in an archive is read. */
export const READINGS: Readonly<Record<ArchiveName, Reading>> = {
  ...CIFAR_10_READINGS,
  ...CIFAR_100_READINGS,
  ...STL_10_READINGS,
};

export const LAYOUTS: readonly Layout[] = [...new Set(Object.values(READINGS).map(({ layout }) => layout))];

/** Unpacked bytes of the largest of them, STL-10 with its 100,000 unlabelled pictures, and what tar adds, rounded up. */
export const MOST_UNPACKED_BYTES = 3.2e9;
