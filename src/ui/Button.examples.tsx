import Play from 'lucide-react/icons/play';
import { Button } from './Button.tsx';
import type { Examples } from './examples.ts';

export const examples: Examples = {
  outline: () => <Button>Share</Button>,
  'primary, with an icon': () => (
    <Button variant="primary" icon={<Play aria-hidden="true" />}>
      Run
    </Button>
  ),
  quiet: () => <Button variant="quiet">Clear selection</Button>,
  'unavailable, with the focus that it has': () => (
    <Button variant="primary" unavailable>
      Next
    </Button>
  ),
  disabled: () => <Button disabled>Run as JSON</Button>,
};
