/** What a person has done of each chapter. */
import * as v from 'valibot';
import { create } from 'zustand';
import { type ChapterId, OPTIONS, STEPS, type Step } from './steps.ts';

export const DIRECTIONS = ['up', 'same', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

const END = v.nullable(v.number());
const FIGURE = v.object({ value: v.number(), low: END, high: END });
const RECORDED = v.object({ date: v.string(), machine: v.string() });
const READING = v.object({
  ...FIGURE.entries,
  seed: v.number(),
  engine: v.string(),
  recorded: v.nullable(RECORDED),
});

const WORK = v.object({
  step: v.picklist(STEPS),
  guess: v.exactOptional(v.number()),
  measured: v.exactOptional(READING),
  /** What is looked at when one thing is changed, as it was before. */
  before: v.exactOptional(READING),
  sentence: v.exactOptional(v.string()),
  isCompared: v.exactOptional(v.boolean()),
  direction: v.exactOptional(v.picklist(DIRECTIONS)),
  /** What it was after the change, of which experiment, and by how much it differs. */
  after: v.exactOptional(v.object({ ...READING.entries, link: v.string(), difference: v.nullable(FIGURE) })),
  answer: v.exactOptional(v.picklist(OPTIONS)),
});

/** A figure of a run, with what it is of: seed and engine, and of a recorded run when and where. No words, which are of one language. */
export type Reading = Readonly<v.InferOutput<typeof READING>>;
export type Work = Readonly<v.InferOutput<typeof WORK>>;

export const BEGUN: Work = { step: 'predict' };

/** Whether a step has what it asks for. */
export function isDone(work: Work, step: Step): boolean {
  switch (step) {
    case 'predict':
      return work.guess !== undefined;
    case 'run':
    case 'gap':
      return work.measured !== undefined;
    case 'explain':
      return work.isCompared === true;
    case 'change':
      return work.after !== undefined;
    case 'transfer':
      return work.answer !== undefined;
  }
}

export const isWhole = (work: Work): boolean => STEPS.every((step) => isDone(work, step));

type Works = Readonly<Partial<Record<ChapterId, Work>>>;

interface LessonState {
  readonly chapter: ChapterId;
  readonly works: Works;
  /** Whether what is done stays in this browser. */
  readonly isKept: boolean;
}

/** Under this name it stays in the browser. */
const KEY = 'clmia-lesson';
const VERSION = 1;

interface Kept {
  readonly version: typeof VERSION;
  readonly chapter: ChapterId;
  readonly works: Works;
}

/** @returns null for what another version of the page has left, or what is none */
export function readKept(text: string | null, ids: readonly ChapterId[]): Omit<Kept, 'version'> | null {
  try {
    const { version, chapter, works } = JSON.parse(text ?? 'null') as Kept;
    if (version !== VERSION || typeof works !== 'object' || works === null) return null;
    const known = ids.flatMap((id) => (v.is(WORK, works[id]) ? [[id, works[id]]] : []));
    return { chapter: ids.includes(chapter) ? chapter : ids[0]!, works: Object.fromEntries(known) };
  } catch {
    return null;
  }
}

export const useLesson = create<LessonState>()(() => ({
  chapter: 'memorisation',
  works: {},
  isKept: true,
}));

function keep(): void {
  const { chapter, works, isKept } = useLesson.getState();
  const kept: Kept = { version: VERSION, chapter, works };
  let stays = true;
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    stays = false;
  }
  if (stays !== isKept) useLesson.setState({ isKept: stays });
}

/** What was done in earlier visits; where nothing can be kept, the lesson begins anew. */
export function restoreWork(ids: readonly ChapterId[]): void {
  try {
    const kept = readKept(localStorage.getItem(KEY), ids);
    if (kept) useLesson.setState(kept);
  } catch {
    useLesson.setState({ isKept: false });
  }
}

export const workOf = (id: ChapterId): Work => useLesson.getState().works[id] ?? BEGUN;

export function setWork(id: ChapterId, more: Partial<Work>): void {
  useLesson.setState(({ works }) => ({ works: { ...works, [id]: { ...(works[id] ?? BEGUN), ...more } } }));
  keep();
}

/** Begins a chapter anew. */
export function clearWork(id: ChapterId): void {
  useLesson.setState(({ works }) => ({ works: { ...works, [id]: BEGUN } }));
  keep();
}

export function setChapter(chapter: ChapterId): void {
  useLesson.setState({ chapter });
  keep();
}
