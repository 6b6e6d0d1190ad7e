import { Disclosure } from './Disclosure.tsx';
import type { Examples } from './examples.ts';

export const examples: Examples = {
  'shows its body when asked': () => (
    <Disclosure summary="The same in numbers">
      <p>Ten bins, none empty.</p>
    </Disclosure>
  ),
};
