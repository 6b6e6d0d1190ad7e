import type { ReactNode } from 'react';

interface PicturePairProps {
  readonly pictures: readonly string[];
  readonly alts: readonly [string, string];
  /** What stands under each. */
  readonly children: readonly [ReactNode, ReactNode];
}

/** The two pictures that the story is about, side by side. */
export function PicturePair({ pictures, alts, children }: PicturePairProps) {
  return (
    <div className="story-pair">
      {alts.map((alt, i) => (
        <figure key={alt}>
          <img src={pictures[i]} alt={alt} width={28} height={28} />
          {children[i]}
        </figure>
      ))}
    </div>
  );
}
