import type { Examples } from './examples.ts';
import { TextList } from './TextList.tsx';

export const examples: Examples = {
  'every severity': () => (
    <TextList
      items={[
        { text: 'The blind control does not stay at chance.', severity: 'warning' },
        { text: 'Contrast added nothing measurable.', severity: 'note' },
        { text: 'Membership leaks.', severity: 'ok' },
      ]}
    />
  ),
};
