/** The cards' small pictures, by the name that a term gives. */
import type { ReactNode } from 'react';
import { attacks } from './attacks.tsx';
import { computing } from './computing.tsx';
import { contrast } from './contrast.tsx';
import { figures } from './figures.tsx';
import { membership } from './membership.tsx';
import { HEIGHT, WIDTH } from './parts.tsx';
import { stages } from './stages.tsx';

const DRAWN = {
  ...stages,
  ...membership,
  ...contrast,
  ...attacks,
  ...figures,
  ...computing,
} as const satisfies Record<string, ReactNode>;

export type PictureName = keyof typeof DRAWN;

/** It shows what the words beside it say. */
export function TermPicture({ name, className }: { name: PictureName; className?: string | undefined }) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={className} aria-hidden="true">
      {DRAWN[name]}
    </svg>
  );
}
