/** Where a default comes from. */
export const texts = {
  published: 'published',
  ourChoice: 'our choice',
} as const;
