/** What the story says around its steps, and in the first. */

import { inLanguage } from '../../language/inLanguage.ts';
import { texts as commonTexts } from '../common/texts.ts';

export const texts = inLanguage('story', {
  title: commonTexts.story,
  step: (step: number, all: number) => `${step} of ${all}`,
  back: 'Back',
  next: 'Next',
  toBench: 'To the bench',
  toLesson: 'Learn it in eight chapters',
  skip: 'Skip',
  guess: {
    say: 'One of these two pictures was in the training set. Which one?',
    note: (label: string) =>
      `A network has learnt to name clothes, from labels of which some were wrong. Both of these were labelled “${label}”, and neither is one.`,
    left: 'The left one',
    right: 'The right one',
    alt: (side: string) => `${side}, labelled as the other`,
  },
  origin: (date: string, noise: string, seed: number, engine: string) =>
    `Told with a real run, recorded ${date}: ${noise} of the labels drawn at random, seed ${seed}, ${engine}.`,
  open: 'Open it on the bench',
} as const);
