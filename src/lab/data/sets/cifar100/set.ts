import { CIFAR } from '../cifar10/set.ts';
import type { LoadedSet } from '../set.ts';

export const CIFAR_100 = { name: 'cifar-100', title: 'CIFAR-100', ...CIFAR } as const satisfies LoadedSet;

export const CIFAR_100_COARSE = {
  name: 'cifar-100-coarse',
  title: 'CIFAR-100, 20 superclasses',
  ...CIFAR,
} as const satisfies LoadedSet;
