/** An attack that is told of no membership among the target's examples, whatever its family. */
import type { StageContext } from '../stages/stageContext.ts';
import type { Attack, HeadAttack, ScoresAndDecisions } from './attack.ts';
import type { AttackInputs } from './attackInputs.ts';
import { labelAnswersOf } from './labelAnswers.ts';
import { required } from './required.ts';
import { runLearnedAttack } from './runLearnedAttack.ts';
import { runReferenceAttack } from './runReferenceAttack.ts';
import { runScoreAttack } from './runScoreAttack.ts';

/** @param context draws from a stream of the attack's name */
export async function runAttack(
  attack: Exclude<Attack, HeadAttack>,
  inputs: AttackInputs,
  context: Pick<StageContext, 'checkpoint' | 'random'>,
): Promise<ScoresAndDecisions> {
  const { target, shadow, referenceModels } = inputs;
  const checkpoint = () => context.checkpoint();
  switch (attack.family) {
    case 'score':
      return runScoreAttack(attack, target, shadow);
    case 'learned':
      return runLearnedAttack(attack, target, shadow, context.random(attack.id), checkpoint);
    case 'reference': {
      const { options, ...others } = required(referenceModels, 'referenceModels');
      return runReferenceAttack(attack, { target: labelAnswersOf('target', target), ...others }, options);
    }
    case 'query': {
      const { run } = await attack.load();
      return run(inputs, checkpoint);
    }
  }
}
