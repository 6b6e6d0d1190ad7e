/** The datasets that are computed rather than read, by name. */
import type { DatasetName } from '../../experiment/experiment.ts';
import type { Dataset } from '../dataset.ts';
import { syntheticPurchases } from './purchases.ts';
import { syntheticTexts } from './texts.ts';

export const SYNTHETIC: Partial<Record<DatasetName, () => Dataset>> = {
  'synthetic-purchases': syntheticPurchases,
  'synthetic-texts': syntheticTexts,
};
