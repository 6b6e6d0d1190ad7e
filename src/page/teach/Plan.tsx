import { cx } from '../../ui/cx.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { texts as chapterTexts } from '../lesson/chapters/texts.ts';
import { plan } from './plan.ts';
import styles from './Teach.module.css';
import { texts } from './texts.ts';

const words = texts.plan;

export function Plan() {
  return (
    <Panel className={styles.part} title={words.title} lead={words.lead}>
      <ScrollRegion label={words.table}>
        <Table
          className={cx(styles.table, styles.plan)}
          heads={[words.minutes, words.part, words.what]}
          caption={words.title}
          hideCaption
        >
          {plan().map((part) => {
            const { title, what } =
              'frame' in part
                ? words.frames[part.frame]
                : { title: chapterTexts[part.chapter].title, what: words.chapters[part.chapter] };
            return (
              <tr key={title}>
                <th scope="row" className={numeric}>
                  {words.from(part.begin, part.end)}
                </th>
                <td className={styles.name}>{title}</td>
                <td>{what}</td>
              </tr>
            );
          })}
        </Table>
      </ScrollRegion>
    </Panel>
  );
}
