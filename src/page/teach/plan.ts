/** The hour: how long each part takes, in its order. */
import { CHAPTER_IDS, type ChapterId } from '../lesson/steps.ts';
import type { Frame } from './texts.ts';

const MINUTES: Readonly<Record<ChapterId, number>> = {
  memorisation: 7,
  shadow: 6,
  pairs: 7,
  temperature: 6,
  labels: 6,
  roc: 8,
  claims: 7,
  limits: 5,
};

const FRAMES: Readonly<Record<Frame, number>> = { opening: 5, closing: 3 };

export type PlanPart = { readonly begin: number; readonly end: number } & (
  | { readonly chapter: ChapterId }
  | { readonly frame: Frame }
);

export function plan(): readonly PlanPart[] {
  let begin = 0;
  const lasting = (minutes: number) => {
    const part = { begin, end: begin + minutes };
    begin = part.end;
    return part;
  };
  return [
    { ...lasting(FRAMES.opening), frame: 'opening' },
    ...CHAPTER_IDS.map((chapter) => ({ ...lasting(MINUTES[chapter]), chapter })),
    { ...lasting(FRAMES.closing), frame: 'closing' },
  ];
}
