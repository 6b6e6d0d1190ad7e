import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useLab } from '../state/store.ts';
import styles from './Lesson.module.css';
import { take } from './measure.ts';
import { Range } from './Range.tsx';
import type { StepProps } from './stepProps.ts';
import { texts } from './texts.ts';
import { UNITS } from './units.ts';
import { setWork } from './work.ts';

/** A number is committed to before anything is seen. */
export function Predict({ chapter, words, work }: StepProps) {
  const { id, guess } = chapter;
  const { min, max, step, unit } = guess;
  const [held, setHeld] = useState(min + Math.round((max - min) / (2 * step)) * step);
  const { times, shown } = UNITS[unit];
  const isFixed = work.guess !== undefined;
  const value = work.guess ?? held;
  const commit = () => {
    setWork(id, { guess: value });
    const { last, look } = useLab.getState();
    look({ viewpoint: 'ours' });
    // Run while guesses were still taken: it need not be asked for again.
    if (last) take(chapter, last);
  };
  return (
    <>
      <p>{words.predict}</p>
      <Range
        label={words.figure}
        value={value}
        min={min}
        max={max}
        step={step}
        text={shown(value / times)}
        isFixed={isFixed}
        onChange={setHeld}
      />
      {isFixed ? (
        <p>
          {texts.predict.said(shown(value / times))} {texts.predict.fixed}
        </p>
      ) : (
        <>
          <Button variant="primary" onClick={commit}>
            {texts.predict.commit}
          </Button>
          <p className={styles.note}>{texts.predict.hidden}</p>
        </>
      )}
    </>
  );
}
