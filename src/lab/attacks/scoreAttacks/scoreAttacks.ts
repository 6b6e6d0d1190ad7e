import { confidenceScores } from '../confidence/scores.ts';
import { correctnessScores } from '../correctness/scores.ts';
import { entropyScores } from '../entropy/scores.ts';
import { lossScores } from '../loss/scores.ts';
import type { ScoreFunction } from '../modelOutputs.ts';
import { modifiedEntropyScores } from '../modifiedEntropy/scores.ts';

/** `none`: the score is the decision; `global` and `per-class`: fitted on the shadow model's outputs. */
export type ThresholdRule = 'none' | 'global' | 'per-class';

export interface ScoreAttack {
  name: 'correctness' | 'loss' | 'confidence' | 'entropy' | 'modified-entropy';
  source: string;
  scores: ScoreFunction;
  threshold: ThresholdRule;
}

const YEOM = 'Yeom, Giacomelli, Fredrikson & Jha, CSF 2018';
const SALEM = 'Salem, Zhang, Humbert, Berrang, Fritz & Backes, NDSS 2019';
const SONG = 'Song & Mittal, USENIX Security 2021';

/** The attacks that read one posterior row and its true label. */
export const scoreAttacks: readonly ScoreAttack[] = [
  { name: 'correctness', source: YEOM, scores: correctnessScores, threshold: 'none' },
  { name: 'loss', source: YEOM, scores: lossScores, threshold: 'global' },
  { name: 'confidence', source: SALEM, scores: confidenceScores, threshold: 'global' },
  { name: 'entropy', source: SONG, scores: entropyScores, threshold: 'global' },
  { name: 'modified-entropy', source: SONG, scores: modifiedEntropyScores, threshold: 'per-class' },
];
