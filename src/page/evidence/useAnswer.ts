import { useEffect, useState } from 'react';

export interface Answered<T> {
  /** Of the question before, until this one is answered. */
  readonly value: T | undefined;
  readonly error: string | undefined;
  readonly fresh: boolean;
}

/**
 * What a promise brings: asked again when `ask` is another function, and only the last question counts.
 *
 * @param ask from useCallback: the same function for as long as the question is the same
 */
export function useAnswer<T>(ask: () => Promise<T>): Answered<T> {
  const [answer, setAnswer] = useState<{ asked: () => Promise<T>; value?: T; error?: string }>();
  useEffect(() => {
    let wanted = true;
    ask().then(
      (value) => wanted && setAnswer({ asked: ask, value }),
      (error: Error) => wanted && setAnswer({ asked: ask, error: error.message }),
    );
    return () => {
      wanted = false;
    };
  }, [ask]);
  return { value: answer?.value, error: answer?.error, fresh: answer?.asked === ask };
}
