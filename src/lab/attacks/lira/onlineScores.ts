import type { ReferenceInput, ReferenceOptions } from '../attackInputs.ts';
import { liraInput, liraOnlineScores } from './lira.ts';

export const scores = ({ target, shadows }: ReferenceInput, { lira }: ReferenceOptions): Float64Array =>
  liraOnlineScores(liraInput(target, shadows), lira.variance);
