import { marks } from '../../../language/marks.ts';
import { cx } from '../../../ui/cx.ts';
import { FADED } from '../../../ui/faded.ts';
import { BelongingTag, useBelonging } from '../../common/BelongingTag.tsx';
import { changedWords } from '../../common/changedWords.ts';
import { differenceText, percent, plusMinus, points } from '../../common/format.ts';
import { lazyPanel } from '../../common/lazyParts.tsx';
import { noiseWords } from '../../common/noiseWords.ts';
import { WithTerms } from '../../glossary/WithTerms.tsx';
import { lateCode } from '../../state/lateCode.ts';
import type { FinishedRun } from '../../state/runSlice.ts';
import { beforeShown, changeShown, senderShown } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import { CurvePanel } from './CurvePanel.tsx';
import { comparedText } from './comparedText.ts';
import { GhostMark } from './GhostMark.tsx';
import styles from './ResultPanel.module.css';
import { RESULT_ID } from './resultId.ts';
import { Standing } from './Standing.tsx';
import { texts } from './texts.ts';
import { verdictOf } from './verdict.ts';

export function ResultPanel() {
  const last = useLab((state) => state.last);
  const faded = useBelonging(last)?.faded;
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  return (
    <section
      id={RESULT_ID}
      tabIndex={-1}
      className={cx(styles.panel, faded && FADED)}
      aria-label={texts.label}
    >
      {attacker ? <Hidden /> : last ? <Shown run={last} /> : <Nothing />}
      <CurvePanel />
    </section>
  );
}

const Hidden = () => (
  <>
    <h2 className={styles.quiet}>{texts.hiddenTitle}</h2>
    <p className={styles.say}>{texts.hidden}</p>
  </>
);

const Shown = ({ run }: { run: FinishedRun }) => (
  <>
    <Headline run={run} />
    <Standing run={run} />
  </>
);

function Nothing() {
  const running = useLab((state) => state.status === 'running' || state.status === 'paused');
  return (
    <>
      <h2 className={styles.quiet}>{texts.none}</h2>
      <p className={styles.say}>{running ? texts.coming : texts.noneText}</p>
      <FromSender />
    </>
  );
}

const SenderWords = lazyPanel(lateCode(() => import('./SenderWords.tsx')));

function FromSender() {
  const isSent = useLab((state) => senderShown(state) !== null);
  return isSent ? <SenderWords fallback={null} /> : null;
}

const BALANCED = { 'balanced accuracy': 'balancedAccuracy' } as const;

/** By how much the headline has changed since the run before, and whether that may be chance. */
function SinceBefore() {
  const before = useLab(beforeShown);
  const change = useLab((state) => changeShown(state, 'clmia'));
  const was = before?.report.attacks.find(({ name }) => name === 'clmia')?.balancedAccuracy.value;
  if (!change || was === undefined) return null;
  const noise = noiseWords(change);
  return (
    <span className={styles.since}>
      <b>{change.isSame ? texts.before.noChange : differenceText(change)}</b>
      <br />
      {change.isSame ? (
        texts.before.sameScores
      ) : (
        <>
          <GhostMark /> {texts.before.from(points(was))}
          <br />
          {change.isPaired ? texts.before.ofThisTest(noise) : texts.before.unpaired(noise)}
        </>
      )}
    </span>
  );
}

function Headline({ run }: { run: FinishedRun }) {
  const { report } = run;
  const changed = useLab(({ experiment }) => changedWords(run.experiment, experiment));
  const clmia = report.attacks.find(({ name }) => name === 'clmia');
  const loss = report.attacks.find(({ name }) => name === 'loss');
  if (!clmia) return null;
  const balanced = clmia.balancedAccuracy;
  return (
    <>
      <p className={styles.big}>
        {percent(balanced.value)}
        <small> {plusMinus(balanced)}</small>
        <BelongingTag run={run} className={styles.recorded} />
        {changed ? null : <SinceBefore />}
      </p>
      <p className={styles.say}>
        <WithTerms text={texts.balanced} terms={BALANCED} />
        {marks.stop}
        <b>{texts.verdict[verdictOf(balanced)]}</b>
        {!changed && loss?.clmiaMinus ? (
          <>
            {comparedText(balanced, loss.clmiaMinus.balancedAccuracy)}
            {texts.difference(differenceText(loss.clmiaMinus.balancedAccuracy))}
          </>
        ) : null}
        {marks.stop}
        {changed ? <b>{texts.stale[run.recorded ? 'recorded' : 'previous'](changed)} </b> : null}
      </p>
      <FromSender />
    </>
  );
}
