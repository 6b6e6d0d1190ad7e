import { rocCurve } from '../../lab/evaluation/roc.ts';
import { knownInTurn } from './knownInTurn.ts';

/** The ROC curves of attacks, for whatever draws them. */
export const useRocs = knownInTurn(({ scores, members }) => rocCurve(scores, members));
