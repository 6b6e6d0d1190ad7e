import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { engineTitle } from '../common/engineTitle.ts';
import { percent } from '../common/format.ts';
import { lazyPanel, Waiting } from '../common/lazyParts.tsx';
import { lateCode } from '../state/lateCode.ts';
import { useLab } from '../state/store.ts';
import { endStory, leaveStory, type StoryOrigin } from '../state/story.ts';
import { firstOfPage } from './first.ts';
import { PicturePair } from './PicturePair.tsx';
import styles from './Story.module.css';
import { type Side, STEPS, type StepNumber } from './steps.ts';
import { texts } from './texts.ts';

const Step = lazyPanel(lateCode(() => import('./Step.tsx').then(({ withStory }) => withStory())));

/** Arrow keys turn the pages, but for what they move itself. */
const TURNS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

/** What a first visitor is told above the bench, in five steps; it comes back from the header. */
export function Story() {
  const isOpen = useLab((state) => state.story);
  useEffect(() => {
    // The script in the HTML has seen whether this is a first visit.
    if (document.documentElement.dataset.story === undefined) leaveStory();
    addEventListener('hashchange', leaveStory);
    return () => removeEventListener('hashchange', leaveStory);
  }, []);
  return isOpen ? <Opened /> : null;
}

function Opened() {
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const [step, setStep] = useState<StepNumber>(1);
  const [guess, setGuess] = useState<Side | null>(null);
  const { origin, pictures } = firstOfPage();
  useEffect(() => {
    // Asked for again, from the header: it takes the focus with it.
    if (document.documentElement.dataset.story === 'again') title.current?.focus();
  }, []);

  const turn = (by: 1 | -1) => setStep((now) => STEPS.find((one) => one === now + by) ?? now);
  function onKeyDown({ key, target }: KeyboardEvent) {
    const by = TURNS[key];
    if (by && !(target as Element).matches('[role=slider], input')) turn(by);
  }

  const isLast = step === STEPS.length;
  return (
    <section className={styles.story} aria-labelledby={id} data-returns onKeyDown={onKeyDown}>
      <h2 id={id} ref={title} tabIndex={-1}>
        {texts.title}
      </h2>
      {step === 1 && guess === null && origin ? (
        <>
          <div className={styles.words}>
            <p className={styles.say}>{texts.guess.say}</p>
            <p>{texts.guess.note(origin.label)}</p>
          </div>
          <PicturePair
            pictures={pictures}
            alts={[texts.guess.alt(texts.guess.left), texts.guess.alt(texts.guess.right)]}
          >
            <Button onClick={() => setGuess(0)}>{texts.guess.left}</Button>
            <Button onClick={() => setGuess(1)}>{texts.guess.right}</Button>
          </PicturePair>
        </>
      ) : (
        <Step step={step} guess={guess} onGuess={setGuess} fallback={<Waiting />} />
      )}
      <div className={styles.turn}>
        <Button onClick={() => turn(-1)} unavailable={step === 1}>
          {texts.back}
        </Button>
        <Button variant="primary" onClick={isLast ? endStory : () => turn(1)}>
          {isLast ? texts.toBench : texts.next}
        </Button>
        <span className={styles.dots} aria-hidden="true">
          {STEPS.map((one) => (
            <i key={one} data-at={one === step || undefined} />
          ))}
        </span>
        <span role="status">{texts.step(step, STEPS.length)}</span>
        {isLast ? null : (
          <Button variant="quiet" onClick={endStory}>
            {texts.skip}
          </Button>
        )}
      </div>
      {origin ? <Origin origin={origin} /> : null}
    </section>
  );
}

/** Of which run the figures are. */
function Origin({ origin: { date, noise, seed, engine, link } }: { origin: StoryOrigin }) {
  return (
    <p className={styles.origin}>
      {texts.origin(date, percent(noise, 0), seed, engineTitle(engine))} <a href={link}>{texts.open}</a>
    </p>
  );
}
