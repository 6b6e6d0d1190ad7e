import type { Provenance } from '../../lab/experiment/knob.ts';
import { Tag } from '../../ui/Tag.tsx';
import { texts } from './texts.ts';

/** Whether the summary of the paper that we worked from states a default, or we chose it. */
export function ProvenanceTag({ of }: { of: Provenance }) {
  return of === 'published' ? (
    <Tag kind="published" title={texts.publishedMeans}>
      {texts.published}
    </Tag>
  ) : (
    <Tag kind="ours" title={texts.ourChoiceMeans}>
      {texts.ourChoice}
    </Tag>
  );
}
