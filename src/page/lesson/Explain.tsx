import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { unbroken } from '../../ui/unbroken.ts';
import styles from './Lesson.module.css';
import type { StepProps } from './stepProps.ts';
import { texts } from './texts.ts';
import { setWork } from './work.ts';

/** A sentence of one's own, and then ours beside it. */
export function Explain({ chapter: { id }, words, work }: StepProps) {
  const field = useId();
  const [isEmpty, setIsEmpty] = useState(false);
  const sentence = work.sentence ?? '';
  return (
    <>
      <p>{unbroken(words.explain)}</p>
      <div className={styles.write}>
        <label htmlFor={field}>{texts.explain.label}</label>
        <textarea
          id={field}
          autoComplete="off"
          rows={3}
          maxLength={600}
          value={sentence}
          readOnly={work.isCompared === true}
          aria-invalid={isEmpty && sentence.trim() === ''}
          aria-describedby={`${field}-message`}
          onChange={({ target }) => setWork(id, { sentence: target.value })}
        />
        <p id={`${field}-message`} role="alert">
          {isEmpty && sentence.trim() === '' ? texts.explain.empty : null}
        </p>
      </div>
      {work.isCompared ? (
        <blockquote className={styles.ours}>
          <b>{texts.explain.ours}</b> {unbroken(words.ours)}
        </blockquote>
      ) : (
        <Button
          variant="primary"
          onClick={() => {
            setIsEmpty(true);
            if (sentence.trim() !== '') setWork(id, { isCompared: true });
          }}
        >
          {texts.explain.compare}
        </Button>
      )}
    </>
  );
}
