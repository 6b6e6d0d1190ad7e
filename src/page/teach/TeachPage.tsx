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

/** All that an hour takes. On paper it is the handout alone. */
export function TeachPage() {
  return (
    <SidePage title={texts.title} back={texts.back} intro={texts.intro} actions={null} controls={null}>
      <div className={styles.page}>
        <Plan />
        <ChapterLinks />
        <PreparedAnswer />
        <Panel className={styles.part} title={handout.title} lead={handout.lead}>
          <Button onClick={() => print()}>{handout.print}</Button>
        </Panel>
        <Handout />
      </div>
    </SidePage>
  );
}
