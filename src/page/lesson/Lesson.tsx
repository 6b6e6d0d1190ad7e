/** The lesson beside the bench: eight chapters, each in six steps. */

import { Fragment, useEffect, useId, useRef, useState } from 'react';
import { marks } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { putFocus } from '../../ui/keepFocus.ts';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { unbroken } from '../../ui/unbroken.ts';
import { changedWords } from '../common/changedWords.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { Term } from '../glossary/Term.tsx';
import { terms as termWords } from '../glossary/texts.ts';
import { useLab } from '../state/store.ts';
import { ChangeStep } from './ChangeStep.tsx';
import type { Chapter } from './chapter.ts';
import { CHAPTERS, chapterOf } from './chapters/catalogue.ts';
import { texts as chapterTexts } from './chapters/texts.ts';
import { Explain } from './Explain.tsx';
import { Formula } from './Formula.tsx';
import { GapStep } from './GapStep.tsx';
import styles from './Lesson.module.css';
import { closeLesson, goToChapter, openLesson, useAddressed } from './lessonController.ts';
import { openOn, useBench } from './onBench.ts';
import { Predict } from './Predict.tsx';
import { RunStep } from './RunStep.tsx';
import type { StepProps } from './stepProps.ts';
import { CHAPTER_IDS, type ChapterId, STEPS, type Step } from './steps.ts';
import { Transfer } from './Transfer.tsx';
import { texts } from './texts.ts';
import { BEGUN, clearWork, isDone, setWork, useLesson } from './work.ts';

const STEP_PARTS: Readonly<Record<Step, (props: StepProps) => React.ReactNode>> = {
  predict: Predict,
  run: RunStep,
  gap: GapStep,
  explain: Explain,
  change: ChangeStep,
  transfer: Transfer,
};

const close = () => useLab.getState().look({ lesson: null });

export default function Lesson() {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<ChapterId | null>(null);
  const chapterId = useLesson((state) => state.chapter);
  const refused = useAddressed((state) => state.refused);
  const isKept = useLesson((state) => state.isKept);
  const chapter = chapterOf(chapterId);
  const number = CHAPTER_IDS.indexOf(chapterId) + 1;
  const { title } = chapterTexts[chapterId];
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    openLesson();
    setIsOpen(true);
    return closeLesson;
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    // Who opens it by its address has the focus nowhere yet, and is left there.
    if (shown.current !== null || document.activeElement !== document.body) heading.current?.focus();
    shown.current = chapterId;
  }, [isOpen, chapterId]);
  if (!isOpen) return null;
  return (
    <aside className={styles.lesson} aria-labelledby={id} data-returns>
      <div className={styles.top}>
        <h2 id={id}>{texts.title}</h2>
        <Button variant="quiet" onClick={close}>
          {commonTexts.close}
        </Button>
      </div>
      <Chapters />
      <LiveRegion message={texts.announced(number, title)} />
      {refused ? (
        <p className={styles.note} role="alert">
          {texts.unknown(refused, CHAPTER_IDS.join(', '))}
        </p>
      ) : null}
      <h3 ref={heading} tabIndex={-1}>
        {texts.chapter(number, title)}
      </h3>
      <ChapterPart key={chapterId} chapter={chapter} />
      <p className={styles.note}>
        {texts.taken.own} {isKept ? null : texts.taken.notKept}
      </p>
    </aside>
  );
}

/** All chapters, the one that is open and those that are done marked. */
function Chapters() {
  const open = useLesson((state) => state.chapter);
  const works = useLesson((state) => state.works);
  return (
    <nav aria-label={texts.chapters}>
      <ol className={styles.chapters}>
        {CHAPTERS.map((chapter, i) => {
          const work = works[chapter.id];
          const name = texts.chapter(i + 1, chapterTexts[chapter.id].title);
          const isWhole = work !== undefined && chapter.complete(work);
          const label = isWhole
            ? texts.chapterDone(name)
            : work?.guess === undefined
              ? name
              : texts.begun(name);
          return (
            <li key={chapter.id}>
              <button
                type="button"
                aria-label={label}
                title={label}
                aria-current={chapter.id === open ? 'step' : undefined}
                data-done={isWhole || undefined}
                onClick={() => goToChapter(chapter.id)}
              >
                {i + 1}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function ChapterPart({ chapter }: { chapter: Chapter }) {
  const { id, Picture, isEarly } = chapter;
  const words = chapterTexts[id];
  const work = useLesson((state) => state.works[id] ?? BEGUN);
  const heading = useRef<HTMLHeadingElement>(null);
  const at = STEPS.indexOf(work.step);
  const Part = STEP_PARTS[work.step];
  const turn = (to: number) => {
    setWork(id, { step: STEPS[to]! });
    requestAnimationFrame(() => heading.current && putFocus(heading.current));
  };
  const begin = () => {
    clearWork(id);
    chapter.enter();
  };
  const comma = marks.comma.trimEnd();
  const isLast = at === STEPS.length - 1;
  const done = isDone(work, work.step);
  const next = CHAPTER_IDS[CHAPTER_IDS.indexOf(id) + 1];
  return (
    <>
      {at <= STEPS.indexOf('gap') ? <p>{unbroken(words.lead)}</p> : null}
      <Taken chapter={chapter} />
      <section className={styles.step} aria-label={texts.steps[work.step]}>
        <h4 ref={heading}>
          {texts.steps[work.step]}
          <span className={styles.count}> {texts.step(at + 1, STEPS.length)}</span>
        </h4>
        <Part key={work.step} chapter={chapter} words={words} work={work} />
      </section>
      <div className={styles.turn}>
        <Button unavailable={at === 0} onClick={() => turn(at - 1)}>
          {texts.back}
        </Button>
        {isLast ? (
          <Button variant="primary" unavailable={!done} onClick={() => (next ? goToChapter(next) : close())}>
            {next ? texts.nextChapter : texts.finish}
          </Button>
        ) : (
          <Button
            variant={done ? 'primary' : 'outline'}
            unavailable={!done && work.step === 'predict'}
            onClick={() => turn(at + 1)}
          >
            {done || work.step === 'predict' ? texts.next : texts.pass}
          </Button>
        )}
        {chapter.complete(work) && isLast ? (
          <Button variant="quiet" onClick={begin}>
            {texts.again}
          </Button>
        ) : null}
      </div>
      {isEarly || work.measured ? <Picture /> : null}
      <Formula html={chapter.formula} symbols={words.symbols} />
      <p className={styles.words}>
        {texts.words}
        {marks.colon}
        {chapter.terms.map((term, i) => (
          <Fragment key={term}>
            <span className={styles.listed}>
              <Term id={term}>{termWords[term].title}</Term>
              {i < chapter.terms.length - 1 ? comma : null}
            </span>
            {marks.comma.slice(comma.length)}
          </Fragment>
        ))}
      </p>
    </>
  );
}

/** What was on the bench and is not there now. */
function Taken({ chapter: { id, experiment } }: { chapter: Chapter }) {
  const left = useBench((state) => state.left[id]);
  const hasStopped = useBench((state) => state.hasStopped);
  const onPage = useLab((state) => state.experiment);
  return (
    <>
      {hasStopped ? <p className={styles.note}>{texts.taken.stopped}</p> : null}
      {left && left !== onPage ? (
        <p className={styles.note}>
          {texts.taken.left(changedWords(experiment, left))}{' '}
          <Button onClick={() => openOn(left)}>{texts.taken.takeUp}</Button>
        </p>
      ) : null}
    </>
  );
}
