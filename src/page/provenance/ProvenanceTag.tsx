import type { Knob } from '../../lab/experiment/experiment.ts';
import { Tag } from '../../ui/Tag.tsx';
import { texts } from './texts.ts';

/** Whether the paper publishes the default, or we chose it. */
export function ProvenanceTag({ knob }: { knob: Knob }) {
  return (
    <Tag kind={knob.tag === 'published' ? 'published' : 'ours'}>
      {knob.tag === 'published' ? texts.published : texts.ourChoice}
    </Tag>
  );
}
