import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Square from 'lucide-react/icons/square';
import type { Examples } from './examples.ts';
import { IconButton } from './IconButton.tsx';

export const examples: Examples = {
  'named by its label': () => (
    <IconButton label="Reset to defaults">
      <RotateCcw aria-hidden="true" />
    </IconButton>
  ),
  pressed: () => (
    <IconButton label="Keep the map in view" pressed>
      <RotateCcw aria-hidden="true" />
    </IconButton>
  ),
  'unavailable, and says why': () => (
    <IconButton label="Stop" about="Nothing is running." unavailable>
      <Square aria-hidden="true" />
    </IconButton>
  ),
  disabled: () => (
    <IconButton label="Stop" disabled>
      <Square aria-hidden="true" />
    </IconButton>
  ),
};
