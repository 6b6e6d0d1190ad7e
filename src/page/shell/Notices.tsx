import { STAGES, stageOf } from '../../lab/stages/catalogue.ts';
import { translated } from '../../language/inLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { LiveArea } from '../../ui/LiveArea.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ErrorNotice } from '../common/ErrorNotice.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { NearestButton } from '../estimate/EstimateNote.tsx';
import { hintOf, reasonsOf, titleOf } from '../estimate/refusalText.ts';
import { refusalOf } from '../state/refusal.ts';
import { runController } from '../state/runController.ts';
import { failureShown } from '../state/shown.ts';
import { useLab } from '../state/store.ts';
import styles from './Notices.module.css';
import { RefusedSettings } from './RefusedSettings.tsx';
import { texts } from './texts.ts';

export function Notices() {
  const problems = useLab((state) => state.problems);
  const notices = useLab((state) => state.notices);
  const error = useLab(failureShown);
  const { dismissProblems, dismissNotice } = useLab.getState();
  const refused = useLab((state) => refusalOf(state)?.error ?? null);
  const dismiss = (onClick: () => void) => <Button onClick={onClick}>{commonTexts.dismiss}</Button>;
  return (
    <div className={styles.notices}>
      <LiveArea>
        {problems.length > 0 ? (
          <Notice
            kind="warn"
            title={texts.notices.problems}
            text={<RefusedSettings />}
            hint={texts.notices.problemsText}
            actions={dismiss(dismissProblems)}
          />
        ) : null}
      </LiveArea>
      {error ? <Failure /> : null}
      <LiveArea>{refused && error?.name !== refused ? <Refused /> : null}</LiveArea>
      <LiveArea>
        {notices.map(({ name, message, hint }, i) => (
          <Notice
            // biome-ignore lint/suspicious/noArrayIndexKey: notices have no identity but their place
            key={`${name}${i}`}
            kind="info"
            title={translated(message)}
            hint={translated(hint)}
            actions={dismiss(() => dismissNotice(i))}
          />
        ))}
      </LiveArea>
    </div>
  );
}

/** Before a run is started, so that nobody waits for one that cannot be. */
function Refused() {
  const experiment = useLab((state) => state.experiment);
  const kept = useLab((state) => state.kept);
  const deployed = useLab((state) => state.deployed);
  const listed = useLab((state) => state.listed);
  const estimate = useLab((state) => state.estimate);
  const { showData } = useLab.getState();
  const refusal = refusalOf({ experiment, kept, deployed, listed, estimate });
  if (!refusal) return null;
  const { error } = refusal;
  return (
    <Notice
      kind="warn"
      title={titleOf(refusal)}
      text={reasonsOf(refusal).map((reason) => <p key={reason}>{reason}</p>)}
      hint={hintOf(refusal)}
      actions={
        <>
          <NearestButton />
          {error === 'TooLarge' ? null : (
            <Button onClick={() => showData(true)}>
              {error === 'DataNotLoaded' ? texts.notices.loadData : texts.notices.otherData}
            </Button>
          )}
        </>
      }
    />
  );
}

const ENGINE_ERRORS = ['EngineUnavailable', 'EngineRefused', 'EngineLost', 'EngineOutOfMemory'];

function Failure() {
  const error = useLab(failureShown);
  const stages = useLab((state) => state.attempt?.stages);
  const refused = useLab((state) => refusalOf(state)?.error ?? null);
  const { showData } = useLab.getState();
  if (!error) return null;
  const isRefused = refused === error.name;
  const failed = STAGES.find((name) => stages?.[name].state === 'failed');
  return (
    <ErrorNotice
      title={failed ? texts.notices.failed(stageOf(failed).title) : texts.notices.failedStart}
      error={error}
      actions={
        <>
          {isRefused ? <NearestButton /> : <Button onClick={runController.run}>{commonTexts.retry}</Button>}
          {error.name === 'DataNotLoaded' ? (
            <Button onClick={() => showData(true)}>{texts.notices.loadData}</Button>
          ) : null}
          {ENGINE_ERRORS.includes(error.name) ? (
            <Button onClick={runController.tryNextEngine}>{texts.notices.nextEngine}</Button>
          ) : null}
        </>
      }
    />
  );
}
