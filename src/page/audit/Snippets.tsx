import { useState } from 'react';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import table from '../../ui/Table.module.css';
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
    <section className={styles.part} aria-labelledby="audit-snippets">
      <h2 id="audit-snippets" className={table.title}>
        {title}
      </h2>
      <p className={styles.intro}>{intro}</p>
      <div className={styles.row}>
        <SegmentedControl label={framework} options={OPTIONS} value={chosen} onChange={choose} />
        <CopyButton label={copy} copiedLabel={commonTexts.copied} content={SNIPPETS[chosen]} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        <code>{SNIPPETS[chosen]}</code>
      </pre>
      <p className={styles.intro}>{csv}</p>
    </section>
  );
}
