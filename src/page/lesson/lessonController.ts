/** Opens and closes the lesson, turns its chapters, and keeps the address in step with them. */
import { create } from 'zustand';
import { useLab } from '../state/store.ts';
import { CHAPTERS, chapterOf } from './chapters/catalogue.ts';
import { take } from './measure.ts';
import { giveBack, isOf, keepOwn } from './onBench.ts';
import { CHAPTER_IDS, type ChapterId } from './steps.ts';
import { restoreWork, setChapter, setWork, useLesson, workOf } from './work.ts';

const PARAMETER = 'lesson';

/** A name in the address that no chapter has. */
export const useAddressed = create<{ readonly refused: string | null }>()(() => ({ refused: null }));

const isChapter = (name: string): name is ChapterId => (CHAPTER_IDS as readonly string[]).includes(name);

function writeAddress(chapter: ChapterId | null): void {
  const asked = new URLSearchParams(location.search);
  if (chapter === null) asked.delete(PARAMETER);
  else asked.set(PARAMETER, chapter);
  const search = asked.size > 0 ? `?${asked}` : '';
  history.replaceState(null, '', `${location.pathname}${search}${location.hash}`);
}

/** What has been run already need not be asked for again. */
function takeShown(id: ChapterId): void {
  const { last } = useLab.getState();
  if (last) take(chapterOf(id), last);
}

function enter(id: ChapterId): void {
  setChapter(id);
  writeAddress(id);
  chapterOf(id).enter();
  takeShown(id);
}

/** From now on nothing is hidden. */
export function commitGuess(id: ChapterId, guess: number): void {
  setWork(id, { guess });
  useLab.getState().look({ viewpoint: 'ours' });
  takeShown(id);
}

export function goToChapter(id: ChapterId): void {
  const { chapter } = useLesson.getState();
  if (id === chapter) return;
  chapterOf(chapter).leave();
  useAddressed.setState({ refused: null });
  enter(id);
}

/** The one that the address names, or else where the person was, or else the first that is not done. */
function firstChapter(asked: string): ChapterId {
  if (isChapter(asked)) return asked;
  useAddressed.setState({ refused: asked === '' ? null : asked.slice(0, 40) });
  const { chapter } = useLesson.getState();
  const isOpen = (id: ChapterId) => !chapterOf(id).complete(workOf(id));
  return isOpen(chapter) ? chapter : (CHAPTERS.find(({ id }) => isOpen(id))?.id ?? chapter);
}

let unfollow: (() => void) | undefined;

const isReload = () => {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type !== 'navigate';
};

export function openLesson(): void {
  restoreWork(CHAPTER_IDS);
  const id = firstChapter(useLab.getState().lesson ?? '');
  const chapter = chapterOf(id);
  const { experiment } = useLab.getState();
  // A reload finds the bench as the chapter, or the change that it asks for, had it.
  const isBack =
    isReload() && new URLSearchParams(location.search).has(PARAMETER) && isOf(chapter, experiment);
  keepOwn(isBack);
  if (isBack) {
    setChapter(id);
    writeAddress(id);
    chapter.look();
    // The run that goes on may have finished before this code had come.
    takeShown(id);
  } else enter(id);
  unfollow = useLab.subscribe(({ last }, before) => {
    if (last && last !== before.last) take(chapterOf(useLesson.getState().chapter), last);
  });
}

export function closeLesson(): void {
  unfollow?.();
  chapterOf(useLesson.getState().chapter).leave();
  writeAddress(null);
  giveBack();
}
