import type { Field } from '../../lab/experiment/schema.ts';
import { Tag } from '../../ui/Tag.tsx';
import { text } from '../texts.ts';

/** Whether the paper publishes the default, or we chose it. */
export function FieldTag({ field }: { field: Field }) {
  return (
    <Tag kind={field.tag === 'published' ? 'published' : 'ours'}>
      {field.tag === 'published' ? text.knobs.publishedTag : text.knobs.ourChoice}
    </Tag>
  );
}
