import { useState } from 'react';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import styles from './Audit.module.css';
import { type Framework, SNIPPETS } from './snippets.ts';
import { texts } from './texts.ts';

const { title, intro, framework, copy, names, csv } = texts.snippets;
const OPTIONS = (Object.keys(SNIPPETS) as Framework[]).map((value) => ({ value, label: names[value] }));

/** How a person gets a file to audit. */
export function Snippets() {
  const [chosen, choose] = useState<Framework>('pytorch');
  return (
    <Panel className={styles.part} title={title} lead={intro}>
      <div className={styles.row}>
        <SegmentedControl label={framework} options={OPTIONS} value={chosen} onChange={choose} />
        <CopyButton label={copy} copiedLabel={commonTexts.copied} content={SNIPPETS[chosen]} />
      </div>
      <ScrollRegion label={names[chosen]} className={styles.code}>
        <pre>
          <code>{SNIPPETS[chosen]}</code>
        </pre>
      </ScrollRegion>
      <p className={styles.intro}>{csv}</p>
    </Panel>
  );
}
