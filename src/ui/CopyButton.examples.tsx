import { CopyButton } from './CopyButton.tsx';
import type { Examples } from './examples.ts';

export const examples: Examples = {
  'says so for a moment when it has copied': () => (
    <CopyButton label="Copy" copiedLabel="Copied" content="a text" />
  ),
};
