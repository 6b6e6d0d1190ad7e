/** Every chapter of the lesson, in the order in which they are read: one line for each home. */
import type { Chapter } from '../chapter.ts';
import type { ChapterId } from '../steps.ts';
import { memorisation } from './memorisation.tsx';

export const CHAPTERS: readonly Chapter[] = [memorisation];

export const chapterOf = (id: ChapterId): Chapter => CHAPTERS.find((chapter) => chapter.id === id)!;
