/** What the table of stages and their times says. */

import { inLanguage } from '../../language/inLanguage.ts';
import { title } from './title.ts';

export const texts = inLanguage('timing', {
  title,
  stage: 'Stage',
  seconds: 'Time',
  steps: 'Steps',
  engine: 'Engine',
  table: 'Stages, one by one',
  total: (time: string) => `${time} in all`,
  remembered: ', remembered',
} as const);
