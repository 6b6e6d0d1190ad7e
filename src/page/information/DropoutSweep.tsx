import { SURVEY_RATES } from '../../lab/studies/dropoutSweep.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLab } from '../state/store.ts';
import styles from './Information.module.css';
import { texts } from './texts.ts';

/** Asks for the whole curve. */
export function DropoutSweep() {
  const survey = useLab((state) => state.survey);
  const error = useLab((state) => state.surveyError);
  const busy = useLab((state) => state.status === 'running' || state.status === 'paused');
  const bare = useLab((state) => state.hideControls);
  const { startSurvey, stopSurvey } = useLab.getState();
  if (bare) return null;
  return (
    <>
      <div className={styles.survey}>
        {survey ? (
          <>
            <Button onClick={stopSurvey}>{texts.stop}</Button>
            <span role="status">{texts.measuring(survey.measured, survey.rates)}</span>
          </>
        ) : (
          <>
            <Button onClick={startSurvey} disabled={busy}>
              {texts.measure(SURVEY_RATES.join(', '))}
            </Button>
            <Note as="span">{texts.measureHint}</Note>
          </>
        )}
      </div>
      {error ? <Notice kind="error" title={texts.failed} text={error.message} hint={error.hint} /> : null}
    </>
  );
}
