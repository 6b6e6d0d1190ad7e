/** What the game says. */
import type { DatasetKind } from '../../lab/data/dataset.ts';
import { inLanguage } from '../../language/inLanguage.ts';
import { capital, kinds } from '../common/kindTexts.ts';

export const texts = inLanguage('gameRounds', {
  intro: (kind: DatasetKind, each: number) =>
    `${2 * each} ${kinds[kind].many}, drawn from those that the attacks are judged on: ${each} members and ${each} non-members, in an order drawn with the run’s seed. Was each in the training set?`,
  frame: 'Your guesses and your score',
  level: 'What you see',
  levels: {
    example: (kind: DatasetKind) => `${capital(kinds[kind].one)} and label`,
    answer: 'The answer, too',
  },
  begin: 'Begin',
  again: 'Play again',
  at: (number: number, all: number) => `${number} of ${all}`,
  member: 'Member',
  nonMember: 'Non-member',
  keys: 'Or press M or N.',
  hidden: 'Whether a guess is right the attacker never learns. The game is played in our view.',
  label: (name: string) => `labelled “${name}”`,
  answer: 'What the target answers',
  mark: (isRight: boolean) => (isRight ? 'Right' : 'Wrong'),
  truth: (member: boolean) => (member ? 'member' : 'non-member'),
  was: (isRight: boolean, member: boolean) =>
    `${isRight ? 'Right' : 'Wrong'}: it was ${member ? 'a member' : 'not a member'}.`,
  you: 'You',
  row: (guesses: number) => `You, ${guesses} guesses`,
  asks: {
    example: 'A person, shown the examples and their labels alone.',
    answer: 'A person, shown the examples, their labels and the target’s answers.',
  },
  score: (value: string, right: number, all: number) => `${right} of ${all} right: ${value}.`,
  interval: (guesses: number) => `The brackets hold 95 %: ${guesses} guesses tell no more than that.`,
  verdicts: {
    better: 'Better than tossing a coin.',
    worse: 'Worse than tossing a coin.',
    alike: 'Tossing a coin may well do as well.',
  },
  others: 'What attacks and controls got on the same examples',
  attack: 'Attack',
  right: 'Right',
  balanced: 'Balanced accuracy',
  of: (right: number, all: number) => `${right} of ${all}`,
  inRanking: 'Your score stands in this run’s ranking, in this tab only.',
  all: 'Your guesses, and what each was',
  tooFew: (each: number) =>
    `This run has judged fewer than ${each} members or non-members: too few to play with.`,
} as const);
