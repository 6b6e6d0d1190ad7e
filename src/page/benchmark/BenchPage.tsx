import { Play, Square } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import app from '../shell/App.module.css';
import header from '../shell/Header.module.css';
import { GROWTH_ROWS, STEP_ROWS, useBench } from '../state/bench.ts';
import { text } from '../texts.ts';
import styles from './BenchPage.module.css';
import { BenchResults } from './BenchResults.tsx';

const words = text.bench;
const ROWS = [...STEP_ROWS, ...GROWTH_ROWS];

/** The page behind `?bench`: the benchmark's rows in the visitor's own browser. */
export function BenchPage() {
  const report = useBench((state) => state.report);
  return (
    <div className={app.page}>
      <header className={header.header}>
        <h1 className={header.title}>{words.title}</h1>
        <span className={header.space} />
        <a href={location.pathname}>{words.back}</a>
        <CopyButton
          label={words.copy}
          copiedLabel={text.share.copied}
          content={JSON.stringify(report, null, 2)}
          disabled={report === null}
        />
        <RunButton />
      </header>
      <main>
        <Status />
        {report ? <BenchResults report={report} /> : null}
      </main>
    </div>
  );
}

function RunButton() {
  const running = useBench((state) => state.status === 'running');
  const nothing = useBench((state) => state.chosen.length === 0);
  const { run, stop } = useBench.getState();
  return running ? (
    <Button variant="primary" icon={<Square aria-hidden="true" />} onClick={stop}>
      {text.controls.stop}
    </Button>
  ) : (
    <Button variant="primary" icon={<Play aria-hidden="true" />} onClick={run} disabled={nothing}>
      {words.run}
    </Button>
  );
}

function Status() {
  const status = useBench((state) => state.status);
  const current = useBench((state) => state.current);
  const share = useBench((state) => state.share);
  const error = useBench((state) => state.error);
  const message = current ? words.measuring(words.rows[current]) : words.status[status];
  return (
    <div className={styles.status}>
      <p className={styles.intro}>{words.intro}</p>
      <Choice />
      {error ? <Notice kind="error" title={words.status.failed} text={error} /> : <p>{message}</p>}
      {status === 'running' ? (
        <progress className={styles.progress} aria-label={words.progress} value={share} max={1} />
      ) : null}
      <LiveRegion message={message} />
    </div>
  );
}

function Choice() {
  const chosen = useBench((state) => state.chosen);
  const running = useBench((state) => state.status === 'running');
  const { choose } = useBench.getState();
  return (
    <fieldset className={styles.rows} disabled={running}>
      <legend>{words.choose}</legend>
      {ROWS.map((row) => (
        <label key={row}>
          <input
            type="checkbox"
            checked={chosen.includes(row)}
            onChange={(event) => choose(row, event.target.checked)}
          />
          {words.rows[row]}
        </label>
      ))}
    </fieldset>
  );
}
