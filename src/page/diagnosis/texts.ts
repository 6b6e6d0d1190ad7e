/** What stands over the result in words. */
export const texts = {
  title: 'What to make of it',
} as const;
