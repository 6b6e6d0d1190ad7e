import type { Chapter } from './chapter.ts';
import type { ChapterWords } from './chapters/texts.ts';
import type { Work } from './work.ts';

/** What each step of a chapter is given. */
export interface StepProps {
  readonly chapter: Chapter;
  readonly words: ChapterWords;
  readonly work: Work;
}
