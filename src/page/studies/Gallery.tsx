import { STUDIES } from '../../lab/studies/catalogue.ts';
import { translated } from '../../language/inLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { askRecordedIndex, useRecorded } from '../state/recordedStudies.ts';
import { useStudy } from '../state/studyState.ts';
import styles from './Claims.module.css';
import { PartList } from './PartList.tsx';
import { texts } from './texts.ts';

/** Every study of a claim, with what was found. @param folded at first */
export function Gallery({ folded }: { readonly folded: boolean }) {
  const going = useStudy(({ status }) => status === 'running' || status === 'paused');
  return (
    <section className={styles.gallery} aria-label={texts.claims.title}>
      <Disclosure open={!folded} summary={<h2>{texts.claims.title}</h2>}>
        <p className={styles.lead}>{going ? texts.claims.wait : texts.claims.lead(STUDIES.length)}</p>
        <NotRead />
        <ul className={styles.studies}>
          {STUDIES.map((study) => (
            <li key={study.id} className={styles.study}>
              <div>
                <div className={styles.named}>
                  <h3>{translated(study.title)}</h3>
                  <Tag>{texts.claims.by[study.claimedBy]}</Tag>
                </div>
                <p>{translated(study.claim)}</p>
              </div>
              <PartList study={study} />
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
}

/** The studies can be run all the same. */
function NotRead() {
  const index = useRecorded((state) => state.index);
  if (index.state !== 'failed') return null;
  return (
    <Notice
      kind="error"
      title={texts.claims.notRead}
      text={translated(index.error.message)}
      hint={texts.claims.notReadHint}
      actions={<Button onClick={() => void askRecordedIndex()}>{commonTexts.retry}</Button>}
    />
  );
}
