import Play from 'lucide-react/icons/play';
import Square from 'lucide-react/icons/square';
import { translated } from '../../language/inLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { seconds as secondsText } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { SidePage } from '../shell/SidePage.tsx';
import { benchController } from '../state/benchController.ts';
import {
  type Against,
  GROWTH_ROWS,
  type RowChoice,
  rowChoiceOf,
  STEP_ROWS,
  useBench,
} from '../state/benchState.ts';
import styles from './BenchPage.module.css';
import { BenchResults } from './BenchResults.tsx';
import { Planned } from './Planned.tsx';
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
      {result ? <BenchResults result={result} /> : <Planned />}
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
      {error ? (
        <Notice kind="error" title={texts.status.failed} text={translated(error)} />
      ) : (
        <p>{message}</p>
      )}
      {status === 'running' ? <ProgressBar label={texts.progress} value={share} max={1} /> : null}
      <LiveRegion message={error ? '' : message} />
    </>
  );
}

function optionsOf<Name extends string>(names: Record<Name, string>, disabled: boolean) {
  const entries = Object.entries(names) as [Name, string][];
  return entries.map(([value, label]) => ({ value, label, disabled }));
}

/** What is measured and against whom, a click each, and what it takes. */
function Choice() {
  const chosen = useBench((state) => state.chosen);
  const against = useBench((state) => state.against);
  const running = useBench((state) => state.status === 'running');
  const { chooseRows, chooseAgainst } = useBench.getState();
  const seconds = benchController.expectedSeconds({ chosen, against });
  return (
    <>
      <div className={styles.choices}>
        <div className={styles.choice}>
          <span aria-hidden="true">{texts.measure}</span>
          <SegmentedControl<RowChoice>
            label={texts.measure}
            options={optionsOf(texts.rowChoices, running)}
            value={rowChoiceOf(chosen)}
            onChange={chooseRows}
          />
        </div>
        <div className={styles.choice}>
          <span aria-hidden="true">{texts.against}</span>
          <SegmentedControl<Against>
            label={texts.against}
            options={optionsOf(texts.peers, running)}
            value={against}
            onChange={chooseAgainst}
          />
        </div>
      </div>
      <Disclosure summary={texts.choose}>
        <Rows />
      </Disclosure>
      <p className={styles.expected}>
        {texts.expected(chosen.length, secondsText(10 * Math.ceil(seconds / 10)))}
        {against === 'all' ? ` ${texts.javascript}` : null}
      </p>
    </>
  );
}

function Rows() {
  const chosen = useBench((state) => state.chosen);
  const running = useBench((state) => state.status === 'running');
  const { choose } = useBench.getState();
  return (
    <fieldset className={styles.rows} disabled={running}>
      <legend>
        <VisuallyHidden>{texts.rowsLegend}</VisuallyHidden>
      </legend>
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
