import { MADE_HERE, type SyntheticSet } from '../set.ts';

export const SYNTHETIC_PURCHASES = {
  name: 'synthetic-purchases',
  title: 'Synthetic purchases',
  kind: 'table',
  shape: { count: 12000, height: 1, width: 600, channels: 1, classes: 10 },
  ...MADE_HERE,
  make: async () => (await import('./make.ts')).syntheticPurchases(),
} as const satisfies SyntheticSet;
