import type { ReferenceInput, ReferenceOptions } from '../attackInputs.ts';
import { rmiaScores } from './rmia.ts';

export const scores = (input: ReferenceInput, { rmia }: ReferenceOptions): Float64Array =>
  rmiaScores(input, rmia, 'offline');
