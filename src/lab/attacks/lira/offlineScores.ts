import type { ComparedAnswers, ReferenceOptions } from '../attackInputs.ts';
import { liraOfflineScores } from './lira.ts';

export const scores = (answers: ComparedAnswers, { lira }: ReferenceOptions): Float64Array =>
  liraOfflineScores(answers, lira.variance);
