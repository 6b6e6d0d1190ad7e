import { STAGES, stageOf } from '../../lab/stages/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { NearestButton, shortageText } from '../estimate/EstimateNote.tsx';
import { texts as estimateTexts } from '../estimate/texts.ts';
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
  const shortage = useLab((state) => state.estimate?.shortage ?? null);
  if (problems.length === 0 && notices.length === 0 && !error && !shortage) return null;
  const dismiss = (onClick: () => void) => <Button onClick={onClick}>{commonTexts.dismiss}</Button>;
  return (
    <div className={styles.notices}>
      {problems.length > 0 ? (
        <Notice
          kind="warn"
          title={texts.notices.problems}
          text={<RefusedSettings />}
          hint={texts.notices.problemsText}
          actions={dismiss(dismissProblems)}
        />
      ) : null}
      {error ? <Failure /> : null}
      {shortage && error?.name !== 'TooLarge' ? <Shortage /> : null}
      {notices.map(({ name, message, hint }, i) => (
        <Notice
          // biome-ignore lint/suspicious/noArrayIndexKey: notices have no identity but their place
          key={`${name}${i}`}
          kind="info"
          title={message}
          hint={hint}
          actions={dismiss(() => dismissNotice(i))}
        />
      ))}
    </div>
  );
}

/** Before a run is started, so that nobody waits for one that cannot be. */
function Shortage() {
  const estimate = useLab((state) => state.estimate);
  if (!estimate?.shortage) return null;
  return (
    <Notice
      kind="warn"
      title={estimateTexts.title}
      text={shortageText(estimate.shortage)}
      hint={estimate.nearest.length === 0 ? estimateTexts.nothingFits : undefined}
      actions={<NearestButton />}
    />
  );
}

const ENGINE_ERRORS = ['EngineUnavailable', 'EngineRefused', 'EngineLost', 'EngineOutOfMemory'];

function Failure() {
  const error = useLab(failureShown);
  const stages = useLab((state) => state.attempt?.stages);
  const { showData } = useLab.getState();
  if (!error) return null;
  const failed = STAGES.find((name) => stages?.[name].state === 'failed');
  return (
    <Notice
      kind="error"
      title={failed ? texts.notices.failed(stageOf(failed).title) : texts.notices.failedStart}
      text={error.message}
      hint={error.hint}
      actions={
        <>
          <Button onClick={runController.run}>{commonTexts.retry}</Button>
          {error.name === 'TooLarge' ? <NearestButton /> : null}
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
