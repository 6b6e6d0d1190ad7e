import { useEffect, useState } from 'react';
import { translated } from '../../language/inLanguage.ts';

export interface Failure {
  readonly message: string;
  /** Asks once more. */
  again(): void;
}

export interface Answered<T> {
  /** Of the question before, until this one is answered. */
  readonly value: T | undefined;
  /** Of this question. */
  readonly failure: Failure | undefined;
  readonly fresh: boolean;
}

interface Answer<T> {
  readonly asked: () => Promise<T>;
  readonly value?: T;
  readonly error?: string;
}

/**
 * What a promise brings: asked again when `ask` is another function, and only the last question counts.
 *
 * @param ask from useCallback: the same function for as long as the question is the same
 */
export function useAnswer<T>(ask: () => Promise<T>): Answered<T> {
  const [answer, setAnswer] = useState<Answer<T>>();
  const fresh = answer?.asked === ask;
  useEffect(() => {
    if (fresh) return;
    let wanted = true;
    ask().then(
      (value) => wanted && setAnswer({ asked: ask, value }),
      (error: Error) => wanted && setAnswer({ asked: ask, error: error.message }),
    );
    return () => {
      wanted = false;
    };
  }, [ask, fresh]);
  const message = fresh ? answer.error : undefined;
  return {
    value: answer?.value,
    failure:
      message === undefined ? undefined : { message: translated(message), again: () => setAnswer(undefined) },
    fresh,
  };
}
