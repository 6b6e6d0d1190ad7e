import type { Examples } from './examples.ts';
import { Panel, ScrollPanel } from './Panel.tsx';

export const examples: Examples = {
  'title, lead and body': () => (
    <Panel title="Who holds what" lead="The disjoint sets, drawn from one seeded shuffle.">
      <p>Four sets of 400.</p>
    </Panel>
  ),
  'a body wider than its place': () => (
    <ScrollPanel title="All figures">
      <p style={{ width: 800, background: 'var(--wash)' }}>800 pixels</p>
    </ScrollPanel>
  ),
};
