import { MADE_HERE, type SyntheticSet } from '../set.ts';

export const SYNTHETIC_TEXTS = {
  name: 'synthetic-texts',
  title: 'Synthetic texts',
  kind: 'texts',
  shape: { count: 12000, height: 1, width: 512, channels: 1, classes: 10 },
  ...MADE_HERE,
  make: async () => (await import('./make.ts')).syntheticTexts(),
} as const satisfies SyntheticSet;
