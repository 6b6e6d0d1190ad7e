import { STUDIES } from '../../lab/studies/catalogue.ts';
import { verdictText } from '../../lab/studies/verdictText.ts';
import { translated } from '../../language/inLanguage.ts';
import { gap, marks } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { unbroken } from '../../ui/unbroken.ts';
import { engineTitle } from '../common/engineTitle.ts';
import { PageLink } from '../common/PageLink.tsx';
import { askRecordedIndex, recordedPart, useRecorded } from '../state/recordedStudies.ts';
import styles from './Teach.module.css';
import { texts } from './texts.ts';

const words = texts.answer;

/** The paper's claims that the question is about. */
const ASKED = ['contrastive-step', 'label-fraction', 'temperature'];

/** Honest words, and under them what was measured. */
export function PreparedAnswer() {
  return (
    <Panel className={styles.part} title={words.title} lead={words.lead}>
      <div className={styles.prose}>
        {words.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <h3>{words.claims}</h3>
        <Found />
        <p>
          <PageLink href="?studies#">{words.studies}</PageLink>
        </p>
      </div>
    </Panel>
  );
}

function Found() {
  const index = useRecorded((state) => state.index);
  if (index.state === 'loading') return <Note>{words.waiting}</Note>;
  if (index.state === 'failed')
    return (
      <div role="alert">
        <p>{words.failed(translated(index.error.message))}</p>
        <Button onClick={() => void askRecordedIndex()}>{words.retry}</Button>
      </div>
    );
  return (
    <dl className={styles.found}>
      {STUDIES.filter(({ id }) => ASKED.includes(id)).map((study) => (
        <div key={study.id}>
          <dt>{translated(study.claim)}</dt>
          {study.parts.map((part) => {
            const recorded = recordedPart({ index }, { study, part });
            if (!recorded) return null;
            const { verdict, seeds, engine, meta } = recorded;
            return (
              <dd key={part.id}>
                {unbroken(translated(verdictText(verdict, study.figure, study.margin)))}
                {gap()}
                <span className={styles.origin}>
                  {words.where(
                    translated(part.title),
                    seeds.join(marks.comma),
                    engineTitle(engine.backend),
                    meta.date,
                    meta.machine,
                  )}
                </span>
              </dd>
            );
          })}
        </div>
      ))}
    </dl>
  );
}
