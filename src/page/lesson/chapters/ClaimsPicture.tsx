import { useEffect } from 'react';
import { studyOf } from '../../../lab/studies/catalogue.ts';
import { partNamed } from '../../../lab/studies/study.ts';
import { verdictText } from '../../../lab/studies/verdictText.ts';
import { translated } from '../../../language/inLanguage.ts';
import { marks } from '../../../language/marks.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { unbroken } from '../../../ui/unbroken.ts';
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
  const studies = [...new Set(parts.map(({ study }) => study))];
  return (
    <Picture title={texts.title} said={texts.said(studies.length)} note={texts.note(meta.date)}>
      {studies.map((study) => {
        const { claim, figure, margin } = studyOf(study);
        return (
          <Disclosure key={study} className={styles.claim} summary={translated(claim)}>
            {parts
              .filter((one) => one.study === study)
              .map(({ part, verdict }) => (
                <p key={part}>
                  {translated(partNamed(studyOf(study), part)?.title ?? part)}
                  {marks.colon}
                  {unbroken(translated(verdictText(verdict, figure, margin)))}
                </p>
              ))}
          </Disclosure>
        );
      })}
    </Picture>
  );
}
