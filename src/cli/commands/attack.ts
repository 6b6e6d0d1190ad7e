import type { ReferenceAttack, ScoreAttack } from '../../lab/attacks/attack.ts';
import { AttackInputError } from '../../lab/attacks/attackInputErrors.ts';
import { attacksOf } from '../../lab/attacks/catalogue.ts';
import { AuditInputError } from '../../lab/audit/auditInputError.ts';
import { BadInput, refused } from '../badInput.ts';
import { command } from '../command.ts';
import { readJson } from '../readJson.ts';

interface FileScores {
  /** [N], null for an example that the shadow models do not cover as the attack needs */
  readonly scores: readonly (number | null)[];
  /** How many these are, of an attack by shadow models. */
  readonly uncovered?: number;
}

/** From a file's content to its examples' scores. */
export type ScoreFile = (input: unknown) => Promise<FileScores>;

/** Those that score a file of answers by a formula: nothing is trained, no model is asked. */
const ATTACKS: readonly (ScoreAttack | ReferenceAttack)[] = [
  ...attacksOf('score'),
  ...attacksOf('reference'),
];

async function scoresOf(attack: ScoreAttack | ReferenceAttack, file: unknown): Promise<Float64Array> {
  const { scoreInput, shadowInput } = await import('./attackInput.ts');
  if (attack.family === 'score') return (await attack.load()).scores(scoreInput(file));
  const { input, options } = shadowInput(file, attack.needs.includes('populationQueries'));
  const { comparedAnswers } = await import('../../lab/attacks/labelAnswers.ts');
  return (await attack.load()).scores(comparedAnswers(input), options);
}

/** The attack of that name. @throws BadInput for an unknown name, and later for a refusal of the lab's, in one line. */
function attackNamed(name: string): ScoreFile {
  const attack = ATTACKS.find(({ id }) => id === name);
  if (attack === undefined) {
    const names = ATTACKS.map(({ id }) => id);
    throw refused('NAME', name, names.join(', '), names);
  }
  return async (file) => {
    try {
      const scores = Array.from(await scoresOf(attack, file), (score) =>
        Number.isNaN(score) ? null : score,
      );
      if (attack.family === 'score') return { scores };
      return { scores, uncovered: scores.filter((score) => score === null).length };
    } catch (error) {
      if (error instanceof AttackInputError) throw new BadInput(`${error.message}. ${error.hint}`);
      if (error instanceof AuditInputError) throw new BadInput(`${error.message} ${error.hint}`.trim());
      throw error;
    }
  };
}

/** `{scores [N], uncovered?}` of one attack by name. @throws BadInput for an unknown name or refused input. */
export async function attackCommand(name: string, input: unknown): Promise<FileScores> {
  return attackNamed(name)(input);
}

export const attack = command({
  name: 'attack',
  summary: 'membership scores of {target: {posteriors or logits, labels}}',
  positional: ['NAME', 'FILE'],
  flags: [],
  async run({ positional: [name = '', file = ''] }) {
    const scoresOfFile = attackNamed(name);
    const result = await scoresOfFile(readJson(file));
    return { json: result, text: result.scores.map((score) => score ?? 'nan').join('\n') };
  },
});
