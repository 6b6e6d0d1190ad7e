import { useId } from 'react';
import { gap } from '../../language/marks.ts';
import { unbroken } from '../../ui/unbroken.ts';
import styles from './Lesson.module.css';
import type { StepProps } from './stepProps.ts';
import { OPTIONS } from './steps.ts';
import { texts } from './texts.ts';
import { setWork } from './work.ts';

/** The same idea where it is met next. */
export function Transfer({ chapter: { id, right }, words: { transfer }, work: { answer } }: StepProps) {
  const name = useId();
  return (
    <>
      <fieldset className={styles.options}>
        <legend>{unbroken(transfer.ask)}</legend>
        {OPTIONS.map((option) => (
          <label key={option}>
            <input
              type="radio"
              autoComplete="off"
              name={name}
              checked={answer === option}
              onChange={() => setWork(id, { answer: option })}
            />
            <span>{unbroken(transfer.options[option])}</span>
          </label>
        ))}
      </fieldset>
      <p role="status">
        {answer ? (
          <>
            <b>{answer === right ? texts.transfer.right : texts.transfer.wrong}</b>
            {gap()}
            {unbroken(transfer.why[answer])}
          </>
        ) : null}
      </p>
    </>
  );
}
