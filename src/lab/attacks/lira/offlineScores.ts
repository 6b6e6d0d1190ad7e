import type { ReferenceInput, ReferenceOptions } from '../attackInputs.ts';
import { liraInput, liraOfflineScores } from './lira.ts';

export const scores = ({ target, shadows }: ReferenceInput, { lira }: ReferenceOptions): Float64Array =>
  liraOfflineScores(liraInput(target, shadows), lira.variance);
