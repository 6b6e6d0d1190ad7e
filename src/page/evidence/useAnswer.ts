import { useEffect, useState } from 'react';

export interface Answered<T> {
  /** Of the question before, until this one is answered. */
  readonly value: T | undefined;
  readonly error: string | undefined;
  readonly fresh: boolean;
}

/** What a promise brings: asked again when `key` changes, and only the last question counts. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Answered<T> {
  const [answer, setAnswer] = useState<{ key: string; value?: T; error?: string }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for everything that is asked
  useEffect(() => {
    let wanted = true;
    ask().then(
      (value) => wanted && setAnswer({ key, value }),
      (error: Error) => wanted && setAnswer({ key, error: error.message }),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return { value: answer?.value, error: answer?.error, fresh: answer?.key === key };
}
