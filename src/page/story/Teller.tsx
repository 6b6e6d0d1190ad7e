import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { engineTitle } from '../common/engineTitle.ts';
import { percent } from '../common/format.ts';
import { useLab } from '../state/store.ts';
import { endStory } from '../state/story.ts';
import { loadStory, type Story, type StoryOrigin } from '../state/storyFile.ts';
import { SHOWN } from './Step.tsx';
import styles from './Story.module.css';
import './step.css';
import { type Side, STEPS, type StepNumber } from './steps.ts';
import { texts } from './texts.ts';

/** Arrow keys turn the pages, but for what they move itself, and over an opened table. */
const TURNS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Who has heard the story may learn it thoroughly. */
function toLesson(): void {
  endStory();
  useLab.getState().look({ lesson: '' });
}

/** The story in its five steps. */
function Teller({ story }: { story: Story }) {
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const [step, setStep] = useState<StepNumber>(1);
  const [guess, setGuess] = useState<Side | null>(null);
  const Shown = SHOWN[step];
  useEffect(() => {
    // Asked for again, from the header: it takes the focus with it.
    if (document.documentElement.dataset.story === 'again') title.current?.focus();
  }, []);

  const turn = (by: 1 | -1) => setStep((now) => STEPS.find((one) => one === now + by) ?? now);
  function onKeyDown({ key, target }: KeyboardEvent) {
    const by = TURNS[key];
    if (by && !(target as Element).closest('[role=slider], input, dialog')) turn(by);
  }

  const isLast = step === STEPS.length;
  return (
    <section className={styles.story} aria-labelledby={id} data-returns onKeyDown={onKeyDown}>
      <h2 id={id} ref={title} tabIndex={-1}>
        {texts.title}
      </h2>
      <Shown story={story} guess={guess} onGuess={setGuess} />
      <div className="story-turn">
        <Button onClick={() => turn(-1)} unavailable={step === 1}>
          {texts.back}
        </Button>
        <Button variant="primary" onClick={isLast ? endStory : () => turn(1)}>
          {isLast ? texts.toBench : texts.next}
        </Button>
        <span className="story-dots" aria-hidden="true">
          {STEPS.map((one) => (
            <i key={one} data-at={one === step || undefined} />
          ))}
        </span>
        <span role="status">{texts.step(step, STEPS.length)}</span>
        {isLast ? (
          <Button variant="quiet" onClick={toLesson}>
            {texts.toLesson}
          </Button>
        ) : (
          <Button variant="quiet" onClick={endStory}>
            {texts.skip}
          </Button>
        )}
      </div>
      <Origin origin={story} />
    </section>
  );
}

/** With what it tells, once that has come. @throws FileNotFetched */
export async function withStory() {
  const story = await loadStory();
  return {
    default: () => <Teller story={story} />,
  };
}

/** Of which run the figures are. */
function Origin({ origin: { date, noise, seed, engine, link } }: { origin: StoryOrigin }) {
  return (
    <p className="story-origin">
      {texts.origin(date, percent(noise, 0), seed, engineTitle(engine))} <a href={link}>{texts.open}</a>
    </p>
  );
}
