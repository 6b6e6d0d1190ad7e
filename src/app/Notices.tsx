import { STAGES } from '../lab/stageGraph.ts';
import { useLab } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { text } from './messages.ts';
import styles from './Notices.module.css';

export function Notices() {
  const problems = useLab((state) => state.problems);
  const notices = useLab((state) => state.notices);
  const error = useLab((state) => state.error);
  const { dismissProblems, dismissNotice } = useLab.getState();
  if (problems.length === 0 && notices.length === 0 && !error) return null;
  const dismiss = (onClick: () => void) => <Button onClick={onClick}>{text.notices.dismiss}</Button>;
  return (
    <div className={styles.notices}>
      {problems.length > 0 ? (
        <Notice
          kind="warn"
          title={text.notices.problems}
          text={
            <ul className={styles.list}>
              {problems.map(({ path, value, allowed }) => (
                <li key={path}>{text.notices.problem(path, value, allowed)}</li>
              ))}
            </ul>
          }
          hint={text.notices.problemsText}
          actions={dismiss(dismissProblems)}
        />
      ) : null}
      {error ? <Failure /> : null}
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

const ENGINE_ERRORS = ['EngineUnavailable', 'EngineRefused', 'EngineLost', 'EngineOutOfMemory'];

function Failure() {
  const error = useLab((state) => state.error);
  const stages = useLab((state) => state.stages);
  const { run, tryNextEngine } = useLab.getState();
  if (!error) return null;
  const failed = STAGES.find((name) => stages[name].state === 'failed');
  return (
    <Notice
      kind="error"
      title={failed ? text.notices.failed(text.stageNames[failed]) : text.notices.failedStart}
      text={error.message}
      hint={error.hint}
      actions={
        <>
          <Button onClick={run}>{text.notices.retry}</Button>
          {ENGINE_ERRORS.includes(error.name) ? (
            <Button onClick={tryNextEngine}>{text.notices.nextEngine}</Button>
          ) : null}
        </>
      }
    />
  );
}
