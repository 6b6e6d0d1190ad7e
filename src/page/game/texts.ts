/** What the game says before its code has come. */
export const texts = {
  title: 'You against the attack',
  none: 'The game is played on the examples of a finished run.',
} as const;
