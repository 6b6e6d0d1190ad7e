import type { ReactNode } from 'react';
import styles from './Story.module.css';

interface PicturePairProps {
  readonly pictures: readonly string[];
  readonly alts: readonly [string, string];
  /** What stands under each. */
  readonly children: readonly [ReactNode, ReactNode];
}

/** The two pictures that the story is about, side by side. */
export function PicturePair({ pictures, alts, children }: PicturePairProps) {
  return (
    <div className={styles.pair}>
      {alts.map((alt, i) => (
        <figure key={alt}>
          <img src={pictures[i]} alt={alt} width={28} height={28} />
          {children[i]}
        </figure>
      ))}
    </div>
  );
}
