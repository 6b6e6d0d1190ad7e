/** What the game says before its code has come. */
import { inLanguage } from '../../language/inLanguage.ts';

export const texts = inLanguage('game', {
  title: 'You against the attack',
  none: 'The game is played on the examples of a finished run.',
} as const);
