import { Button } from './Button.tsx';
import type { Examples } from './examples.ts';
import { Notice } from './Notice.tsx';

export const examples: Examples = {
  information: () => <Notice title="Loaded, and kept in this browser" text="300 pictures" />,
  warning: () => (
    <Notice kind="warn" title="Some of the settings were refused" hint="Everything else was kept." />
  ),
  'error, with what to do': () => (
    <Notice
      kind="error"
      title="The run stopped at the data"
      text="The file could not be read."
      hint="Load the data again."
      actions={<Button>Try again</Button>}
    />
  ),
};
