/** What is said of one example itself. */
import { inLanguage } from '../../language/inLanguage.ts';

export const texts = inLanguage('examples', {
  picture: (name: string) => `Picture of the class ${name}`,
  more: (count: number) => `and ${count} more`,
  takeOut: 'Take it out',
  takeOutLabel: (example: number) => `Take it out: member ${example}`,
  allZero: 'every column is 0',
} as const);
