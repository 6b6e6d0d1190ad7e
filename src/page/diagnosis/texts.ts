/** What stands over the result in words. */
import { inLanguage } from '../../language/inLanguage.ts';

export const texts = inLanguage('diagnosis', {
  title: 'What to make of it',
} as const);
