import { useState } from 'react';
import { gap } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { unbroken } from '../../ui/unbroken.ts';
import styles from './Lesson.module.css';
import { commitGuess } from './lessonController.ts';
import { Range } from './Range.tsx';
import type { StepProps } from './stepProps.ts';
import { texts } from './texts.ts';
import { UNITS } from './units.ts';

/** A number is committed to before anything is seen. */
export function Predict({ chapter: { id, guess }, words, work }: StepProps) {
  const { min, max, step, unit } = guess;
  const [held, setHeld] = useState(min + Math.round((max - min) / (2 * step)) * step);
  const { times, shown } = UNITS[unit];
  const isFixed = work.guess !== undefined;
  const value = work.guess ?? held;
  return (
    <>
      <p>{unbroken(words.predict)}</p>
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
          {texts.predict.said(shown(value / times))}
          {gap()}
          {texts.predict.fixed}
        </p>
      ) : (
        <>
          <Button variant="primary" onClick={() => commitGuess(id, value)}>
            {texts.predict.commit}
          </Button>
          <p className={styles.note}>{texts.predict.hidden}</p>
        </>
      )}
    </>
  );
}
