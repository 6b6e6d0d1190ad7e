import type { ComparedAnswers, ReferenceOptions } from '../attackInputs.ts';
import { liraOnlineScores } from './lira.ts';

export const scores = (answers: ComparedAnswers, { lira }: ReferenceOptions): Float64Array =>
  liraOnlineScores(answers, lira.variance);
