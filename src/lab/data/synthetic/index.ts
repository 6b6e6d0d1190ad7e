/** The datasets that are computed rather than read, by name. */
import type { DatasetName } from '../../experiment.ts';
import type { Dataset } from '../dataset.ts';

export const SYNTHETIC: Partial<Record<DatasetName, () => Dataset>> = {};
