import type { Examples } from './examples.ts';
import { ScrollRegion } from './ScrollRegion.tsx';

export const examples: Examples = {
  'wider than its place, in reach of the keyboard': () => (
    <ScrollRegion label="A wide body">
      <p style={{ width: 800, background: 'var(--wash)' }}>800 pixels</p>
    </ScrollRegion>
  ),
};
