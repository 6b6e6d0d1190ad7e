import { formatLink } from '../../lab/experiment/link.ts';
import { gap } from '../../language/marks.ts';
import { cx } from '../../ui/cx.ts';
import { Note } from '../../ui/Note.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { PageLink } from '../common/PageLink.tsx';
import { CHAPTERS } from '../lesson/chapters/catalogue.ts';
import { texts as chapterTexts } from '../lesson/chapters/texts.ts';
import { experimentWith } from '../lesson/onBench.ts';
import { measured } from './measured.ts';
import styles from './Teach.module.css';
import { texts } from './texts.ts';

const words = texts.links;
const COMMAND = 'node scripts/bench/lessonTimes.mjs';

const secondsText = (seconds: number | undefined) =>
  seconds === undefined ? words.unknown : words.seconds(Math.round(seconds));

/** Each chapter's experiment to open, with what it took where it was measured. */
export function ChapterLinks() {
  return (
    <Panel className={styles.part} title={words.title} lead={words.lead}>
      <Note>
        {words.origin(measured.date, measured.machine, measured.engine, measured.browser)}
        {gap()}
        {words.again(COMMAND)}
      </Note>
      <ScrollRegion label={words.table}>
        <Table
          className={cx(styles.table, styles.chapters)}
          heads={[words.chapter, words.open, words.run, words.change]}
          caption={words.title}
          hideCaption
        >
          {CHAPTERS.map(({ id, experiment, change }) => {
            const hash = formatLink(experiment);
            const took = measured.chapters[id];
            return (
              <tr
                key={id}
                data-timed={id}
                data-hash={hash}
                data-changed={formatLink(experimentWith(change.settings, experiment))}
              >
                <th scope="row">{chapterTexts[id].title}</th>
                <td className={styles.links}>
                  <PageLink href={`?lesson=${id}#`}>{words.lesson}</PageLink>{' '}
                  <PageLink href={`?present${hash}`}>{words.present}</PageLink>
                </td>
                <td className={numeric}>{secondsText(took?.run)}</td>
                <td className={numeric}>{secondsText(took?.change)}</td>
              </tr>
            );
          })}
        </Table>
      </ScrollRegion>
      <Note>{words.phones}</Note>
    </Panel>
  );
}
