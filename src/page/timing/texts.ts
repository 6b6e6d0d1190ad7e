/** What the table of stages and their times says. */
import { title } from './title.ts';

export const texts = {
  title,
  stage: 'Stage',
  seconds: 'Time',
  steps: 'Steps',
  engine: 'Engine',
  table: 'Stages, one by one',
  total: (time: string) => `${time} in all`,
  remembered: 'remembered',
} as const;
