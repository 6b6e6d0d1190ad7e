import { Button } from './Button.tsx';
import type { Examples } from './examples.ts';
import { lazyPart } from './lazyPart.tsx';
import { Notice } from './Notice.tsx';

let asked = 0;

/** Fails until it is asked again. */
async function load(): Promise<{ default: () => string }> {
  asked += 1;
  if (asked === 1) throw new Error('The code did not come.');
  return { default: () => 'Here it is.' };
}

const Part = lazyPart(load, ({ error, retry }) => (
  <Notice
    kind="error"
    title="This part could not be loaded"
    text={error.message}
    actions={<Button onClick={retry}>Try again</Button>}
  />
));

export const examples: Examples = {
  'not loaded, and loaded on the second try': () => <Part />,
};
