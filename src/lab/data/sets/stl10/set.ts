import type { LoadedSet } from '../set.ts';

const STL = {
  kind: 'pictures',
  from: 'archive',
  licence: 'none stated; pictures from ImageNet, for research',
  source: 'Coates, Lee & Ng 2011, AISTATS',
} as const;

export const STL_10 = { name: 'stl-10', title: 'STL-10 at 32 × 32', ...STL } as const satisfies LoadedSet;

export const STL_10_96 = {
  name: 'stl-10-96',
  title: 'STL-10 at 96 × 96',
  ...STL,
} as const satisfies LoadedSet;
