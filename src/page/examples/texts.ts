/** What is said of one example itself. */
export const texts = {
  picture: (name: string) => `Picture of the class ${name}`,
  more: (count: number) => `and ${count} more`,
  takeOut: 'Take it out',
  takeOutLabel: (example: number) => `Take it out: member ${example}`,
  allZero: 'every column is 0',
} as const;
