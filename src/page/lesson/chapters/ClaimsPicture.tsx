import { useEffect } from 'react';
import { studyOf } from '../../../lab/studies/catalogue.ts';
import { partNamed } from '../../../lab/studies/study.ts';
import { VERDICT_TITLES, verdictText } from '../../../lab/studies/verdictText.ts';
import { translated } from '../../../language/inLanguage.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { askRecordedIndex, useRecorded } from '../../state/recordedStudies.ts';
import styles from '../Lesson.module.css';
import { Picture } from '../Picture.tsx';
import { pictureTexts } from './pictureTexts.ts';

const texts = pictureTexts.claims;

/** What the paper claims, each to be judged before the recorded verdict is unfolded. */
export function ClaimsPicture() {
  const index = useRecorded((state) => state.index);
  useEffect(() => {
    void askRecordedIndex();
  }, []);
  if (index.state !== 'there') return null;
  const parts = index.content.parts.filter(({ study }) => studyOf(study).claimedBy === 'paper');
  const { meta } = parts[0]!;
  const supported = parts.filter(({ verdict }) => verdict.kind === 'supported').length;
  return (
    <Picture title={texts.title} said={texts.said(parts.length, supported)} note={texts.note(meta.date)}>
      {parts.map(({ study, part, verdict }) => {
        const { claim, title, figure, margin } = studyOf(study);
        return (
          <Disclosure
            key={`${study} ${part}`}
            className={styles.claim}
            summary={texts.claim(
              translated(title),
              translated(partNamed(studyOf(study), part)?.title ?? part),
            )}
          >
            <p>{translated(claim)}</p>
            <p>
              <b>{translated(VERDICT_TITLES[verdict.kind])}</b>{' '}
              {translated(verdictText(verdict, figure, margin))}
            </p>
          </Disclosure>
        );
      })}
    </Picture>
  );
}
