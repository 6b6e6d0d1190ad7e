import type { LoadedSet } from '../set.ts';

/** What Krizhevsky says of both CIFAR sets. */
export const CIFAR = {
  kind: 'pictures',
  from: 'archive',
  licence: 'none stated; free for research',
  source: 'Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images',
} as const;

export const CIFAR_10 = { name: 'cifar-10', title: 'CIFAR-10', ...CIFAR } as const satisfies LoadedSet;
