import type { Knob } from '../../lab/experiment/experiment.ts';
import { Tag } from '../../ui/Tag.tsx';
import { text } from '../texts.ts';

/** Whether the paper publishes the default, or we chose it. */
export function ProvenanceTag({ knob }: { knob: Knob }) {
  return (
    <Tag kind={knob.tag === 'published' ? 'published' : 'ours'}>
      {knob.tag === 'published' ? text.knobs.publishedTag : text.knobs.ourChoice}
    </Tag>
  );
}
