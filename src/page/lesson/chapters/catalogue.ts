/** Every chapter of the lesson, in the order in which they are read: one line for each home. */
import type { Chapter } from '../chapter.ts';
import type { ChapterId } from '../steps.ts';
import { claims } from './claims.ts';
import { labels } from './labels.ts';
import { limits } from './limits.ts';
import { memorisation } from './memorisation.ts';
import { pairs } from './pairs.ts';
import { roc } from './roc.ts';
import { shadow } from './shadow.ts';
import { temperature } from './temperature.ts';

export const CHAPTERS: readonly Chapter[] = [
  memorisation,
  shadow,
  pairs,
  temperature,
  labels,
  roc,
  claims,
  limits,
];

export const chapterOf = (id: ChapterId): Chapter => CHAPTERS.find((chapter) => chapter.id === id)!;
