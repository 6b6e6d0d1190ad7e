import { useEffect, useMemo, useRef } from 'react';
import { costText } from '../../lab/leaveOut/leaveOutText.ts';
import { trainingsFor } from '../../lab/leaveOut/trainings.ts';
import { translated } from '../../language/inLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { LiveArea } from '../../ui/LiveArea.tsx';
import { Note } from '../../ui/Note.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { capital } from '../common/kindTexts.ts';
import { refusedNumber } from '../common/numberWords.ts';
import { attackShown, scoresOf } from '../common/selectors.ts';
import { ExamplePreview } from '../examples/ExamplePreview.tsx';
import type { Brought } from '../state/brought.ts';
import { leaveOutController } from '../state/leaveOutController.ts';
import { SEEDS } from '../state/leaveOutSlice.ts';
import { type Candidates, isUnderWay } from '../state/runSlice.ts';
import { detailOf, pointedAt } from '../state/shown.ts';
import { useLab } from '../state/store.ts';
import styles from './LeaveOut.module.css';
import { leastKnownMembers, surestMembers } from './suggestedMembers.ts';
import { texts } from './texts.ts';
import { titleOf } from './titleOf.ts';

/** Of each kind. */
const SUGGESTED = 3;

interface ChooserProps {
  run: Brought;
  candidates: Candidates;
}

/** Which member is taken out, how often, and what that takes. */
export function Chooser({ run, candidates }: ChooserProps) {
  const inHand = useLab((state) => pointedAt(state.inHand, candidates));
  const bare = useLab((state) => state.hideControls);
  const front = useLab(attackShown);
  const detail = detailOf(run);
  const attack = detail && (scoresOf(detail, front) ?? detail.attacks[0]);
  const suggested = useMemo(
    () =>
      attack
        ? [
            ...surestMembers(attack, SUGGESTED),
            ...leastKnownMembers(candidates, detail.posteriors, SUGGESTED),
          ]
        : Array.from({ length: 2 * SUGGESTED }, (_, i) => i),
    [attack, candidates, detail],
  );
  if (bare) return null;
  const members = candidates.members.indexOf(0);
  const example = inHand ?? suggested.at(-1) ?? 0;
  const className = nameAt(candidates, example);
  return (
    <div className={styles.chooser}>
      <div className={styles.hand}>
        <h3>{texts.hand}</h3>
        <div className={styles.handed} data-kind={candidates.kind}>
          <ExamplePreview candidates={candidates} index={example} className={className} />
          <b>{texts.member(example, className)}</b>
        </div>
        <NumberField
          label={texts.number}
          value={example}
          min={0}
          max={members - 1}
          integer
          refused={refusedNumber(texts.range(members - 1))}
          onCommit={leaveOutController.take}
        />
        <Ask run={run} example={example} />
      </div>
      <div>
        <h3>{texts.suggested.title}</h3>
        {attack ? <p className={styles.subtitle}>{texts.suggested.subtitle(titleOf(attack.name))}</p> : null}
        <ul className={cx(styles.examples, styles.picks)} data-kind={candidates.kind}>
          {[...new Set(suggested)].map((one) => (
            <li key={one}>
              <Pick candidates={candidates} example={one} taken={one === example} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Pick({ candidates, example, taken }: { candidates: Candidates; example: number; taken: boolean }) {
  const className = nameAt(candidates, example);
  return (
    <button
      type="button"
      className={cx(styles.pick, taken && styles.taken)}
      aria-pressed={taken}
      onClick={() => leaveOutController.take(example)}
    >
      <ExamplePreview candidates={candidates} index={example} className={className} />
      <span>{texts.member(example, className)}</span>
    </button>
  );
}

const nameAt = ({ classNames, labels }: Candidates, example: number) => classNames[labels[example]!] ?? '';

function Ask({ run, example }: { run: Brought; example: number }) {
  const seeds = useLab((state) => state.seeds);
  const asking = useLab((state) => state.asking);
  const error = useLab((state) => state.askError);
  const busy = useLab(isUnderWay);
  const workers = useLab((state) => state.workers);
  const handed = useLab((state) => state.handed);
  const button = useRef<HTMLButtonElement>(null);
  const { setLeaveOut } = useLab.getState();
  useEffect(() => {
    if (!handed || !button.current) return;
    button.current.scrollIntoView({ block: 'center' });
    button.current.focus({ preventScroll: true });
    setLeaveOut({ handed: false });
  }, [handed, setLeaveOut]);
  const { ask, stop } = leaveOutController;
  const seconds = run.stages.target.seconds;
  const trainings = trainingsFor({ seeds });
  return (
    <>
      <div>
        <p className={styles.label} aria-hidden="true">
          {texts.seeds}
        </p>
        <SegmentedControl
          label={texts.seeds}
          compact
          options={SEEDS.map((count) => ({ value: `${count}`, label: texts.pairs(count) }))}
          value={`${seeds}`}
          onChange={(value) => setLeaveOut({ seeds: SEEDS.find((count) => `${count}` === value)! })}
        />
        <Note>{seeds === 1 ? texts.seedsHint.one : texts.seedsHint.more(seeds)}</Note>
      </div>
      <div className={styles.ask}>
        {asking ? (
          <Button onClick={stop}>{texts.stop}</Button>
        ) : (
          <Button ref={button} variant="primary" onClick={() => void ask(example)} unavailable={busy}>
            {texts.ask}
          </Button>
        )}
        <LiveArea>
          {asking ? (
            <span>
              {texts.asking(Math.min(asking.trainings, Math.floor(asking.done) + 1), asking.trainings)}
            </span>
          ) : null}
          {!asking && busy ? <span>{texts.busy}</span> : null}
        </LiveArea>
        {asking ? (
          <ProgressBar label={texts.askingLabel} value={asking.done} max={asking.trainings} />
        ) : busy || seconds === null ? null : (
          <Note as="span">{translated(capital(costText(trainings, seconds, workers)))}</Note>
        )}
      </div>
      {run.recorded && !asking ? <Note>{texts.recordedFirst}</Note> : null}
      {error ? (
        <Notice
          kind={error.name === 'StageAborted' ? 'info' : 'error'}
          title={error.name === 'StageAborted' ? texts.ended : texts.failed}
          text={error.name === 'StageAborted' ? undefined : translated(error.message)}
          hint={error.name === 'StageAborted' ? texts.endedHint : translated(error.hint)}
        />
      ) : null}
    </>
  );
}
