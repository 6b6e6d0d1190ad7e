import type { Examples } from './examples.ts';
import { Tag } from './Tag.tsx';

export const examples: Examples = {
  published: () => <Tag kind="published">published</Tag>,
  'our choice': () => <Tag kind="ours">our choice</Tag>,
  plain: () => <Tag>recorded run</Tag>,
};
