import type { ReactNode } from 'react';
import type { StoryPicture } from '../state/storyFile.ts';
import styles from './Story.module.css';
import type { Side } from './steps.ts';
import { texts } from './texts.ts';

const ALTS: readonly [string, string] = [
  texts.guess.alt(texts.guess.left),
  texts.guess.alt(texts.guess.right),
];

/** One of the two pictures that the story is about. */
export function Picture({ of: { png }, side }: { of: Pick<StoryPicture, 'png'>; side: Side }) {
  return <img src={`data:image/png;base64,${png}`} alt={ALTS[side]} width={28} height={28} />;
}

export interface PicturePairProps {
  readonly pictures: readonly [Pick<StoryPicture, 'png'>, Pick<StoryPicture, 'png'>];
  /** What stands under each. */
  readonly children: readonly [ReactNode, ReactNode];
}

/** Both, side by side. */
export function PicturePair({ pictures, children }: PicturePairProps) {
  return (
    <div className={styles.pair}>
      {([0, 1] as const).map((side) => (
        <figure key={side}>
          <Picture of={pictures[side]} side={side} />
          {children[side]}
        </figure>
      ))}
    </div>
  );
}
