import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SidePage } from '../shell/SidePage.tsx';
import { ChapterLinks } from './ChapterLinks.tsx';
import { Handout } from './Handout.tsx';
import { Plan } from './Plan.tsx';
import { PreparedAnswer } from './PreparedAnswer.tsx';
import styles from './Teach.module.css';
import { texts } from './texts.ts';

const { handout } = texts;

/** The browser's own way to print has the key, too. */
function printHandout(sheet: 'class' | 'key'): void {
  const { dataset } = document.documentElement;
  dataset.sheet = sheet;
  addEventListener('afterprint', () => delete dataset.sheet, { once: true });
  print();
}

/** All that an hour takes. On paper it is the handout alone. */
export function TeachPage() {
  return (
    <SidePage title={texts.title} back={texts.back} intro={texts.intro} actions={null} controls={null}>
      <div className={styles.page}>
        <Plan />
        <ChapterLinks />
        <PreparedAnswer />
        <Panel className={styles.part} title={handout.title} lead={handout.lead}>
          <div className={styles.print}>
            <Button onClick={() => printHandout('class')}>{handout.print}</Button>
            <Button onClick={() => printHandout('key')}>{handout.printKey}</Button>
          </div>
        </Panel>
        <Handout />
      </div>
    </SidePage>
  );
}
