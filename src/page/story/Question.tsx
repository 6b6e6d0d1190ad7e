import type { ReactNode } from 'react';
import { PicturePair, type PicturePairProps } from './PicturePair.tsx';
import { Words } from './Words.tsx';

interface QuestionProps extends PicturePairProps {
  readonly say: string;
  readonly note: ReactNode;
}

/** Which of the two pictures was in the training set: the first step, which the HTML shows, too. */
export function Question({ say, note, ...pair }: QuestionProps) {
  return (
    <>
      <Words say={say}>
        <p>{note}</p>
      </Words>
      <PicturePair {...pair} />
    </>
  );
}
