import { Play, Square } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { SidePage } from '../shell/SidePage.tsx';
import { benchController } from '../state/benchController.ts';
import { GROWTH_ROWS, STEP_ROWS, useBench } from '../state/benchState.ts';
import styles from './BenchPage.module.css';
import { BenchResults } from './BenchResults.tsx';
import { texts } from './texts.ts';

const ROWS = [...STEP_ROWS, ...GROWTH_ROWS];

/** The page behind `?bench`: the benchmark's rows in the visitor's own browser. */
export function BenchPage() {
  const result = useBench((state) => state.result);
  return (
    <SidePage
      title={texts.title}
      back={texts.back}
      actions={
        <>
          <CopyButton
            label={texts.copy}
            copiedLabel={commonTexts.copied}
            content={JSON.stringify(result, null, 2)}
            disabled={result === null}
          />
          <RunButton />
        </>
      }
      intro={texts.intro}
      controls={<Status />}
    >
      {result ? <BenchResults result={result} /> : null}
    </SidePage>
  );
}

function RunButton() {
  const running = useBench((state) => state.status === 'running');
  const nothing = useBench((state) => state.chosen.length === 0);
  const { run, stop } = benchController;
  return running ? (
    <Button variant="primary" icon={<Square aria-hidden="true" />} onClick={stop}>
      {commonTexts.stop}
    </Button>
  ) : (
    <Button variant="primary" icon={<Play aria-hidden="true" />} onClick={run} disabled={nothing}>
      {texts.run}
    </Button>
  );
}

function Status() {
  const status = useBench((state) => state.status);
  const current = useBench((state) => state.current);
  const share = useBench((state) => state.share);
  const error = useBench((state) => state.error);
  const message = current ? texts.measuring(texts.rows[current]) : texts.status[status];
  return (
    <>
      <Choice />
      {error ? <Notice kind="error" title={texts.status.failed} text={error} /> : <p>{message}</p>}
      {status === 'running' ? <ProgressBar label={texts.progress} value={share} max={1} /> : null}
      <LiveRegion message={error ? '' : message} />
    </>
  );
}

function Choice() {
  const chosen = useBench((state) => state.chosen);
  const running = useBench((state) => state.status === 'running');
  const { choose } = useBench.getState();
  return (
    <fieldset className={styles.rows} disabled={running}>
      <legend>{texts.choose}</legend>
      {ROWS.map((row) => (
        <label key={row}>
          <input
            type="checkbox"
            autoComplete="off"
            checked={chosen.includes(row)}
            onChange={(event) => choose(row, event.target.checked)}
          />
          {texts.rows[row]}
        </label>
      ))}
    </fieldset>
  );
}
