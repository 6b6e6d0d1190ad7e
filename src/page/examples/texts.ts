/** What is said of one example itself. */
export const texts = {
  picture: (name: string) => `Picture of the class ${name}`,
  more: (count: number) => `and ${count} more`,
  allZero: 'every column is 0',
} as const;
