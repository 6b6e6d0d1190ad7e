import { translated } from '../../language/inLanguage.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TextList } from '../../ui/TextList.tsx';

/** Sentences under a heading. */
export function TextPanel({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <Panel title={title}>
      <TextList items={items.map((text) => ({ text: translated(text) }))} />
    </Panel>
  );
}
