import type { Examples } from '../ui/examples.ts';
import { PictureCanvas } from './PictureCanvas.tsx';

const SIDE = 16;
const grey = Uint8Array.from(
  { length: SIDE * SIDE },
  (_, i) => (16 * (i % SIDE) + 4 * Math.floor(i / SIDE)) % 256,
);
const colour = Uint8Array.from({ length: 3 * SIDE * SIDE }, (_, i) => (i % 3 === 0 ? 220 : (2 * i) % 256));

export const examples: Examples = {
  grey: () => (
    <PictureCanvas pixels={grey} width={SIDE} height={SIDE} channels={1} size={96} alt="A grey ramp" />
  ),
  colour: () => (
    <PictureCanvas pixels={colour} width={SIDE} height={SIDE} channels={3} size={96} alt="A reddish ramp" />
  ),
};
