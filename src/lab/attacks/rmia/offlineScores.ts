import type { ComparedAnswers, ReferenceOptions } from '../attackInputs.ts';
import { rmiaScores } from './rmia.ts';

export const scores = (answers: ComparedAnswers, { rmia }: ReferenceOptions): Float64Array =>
  rmiaScores(answers, rmia, 'offline');
