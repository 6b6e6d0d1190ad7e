import { ATTACK_TITLES } from '../../../lab/attacks/catalogue.ts';
import { reachedText } from '../../../lab/evaluation/operatingPointText.ts';
import type { RunResult } from '../../../lab/pipeline/runResult.ts';
import { cx } from '../../../ui/cx.ts';
import { FADED } from '../../../ui/faded.ts';
import { BelongingTag, useBelonging } from '../../common/BelongingTag.tsx';
import { changedWords } from '../../common/changedWords.ts';
import {
  area,
  count,
  differenceText,
  percent,
  percentRange,
  plusMinus,
  points,
} from '../../common/format.ts';
import { attackShown } from '../../common/selectors.ts';
import { WithTerms } from '../../glossary/WithTerms.tsx';
import type { FinishedRun } from '../../state/runSlice.ts';
import { ownHeadline, senderShown } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import { CurvePanel } from './CurvePanel.tsx';
import { Ranking } from './Ranking.tsx';
import styles from './ResultPanel.module.css';
import { texts } from './texts.ts';
import { comparisonOf, verdictOf } from './verdict.ts';

export function ResultPanel() {
  const last = useLab((state) => state.last);
  const faded = useBelonging(last)?.faded;
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  if (attacker) {
    return (
      <section className={cx(styles.panel, faded && FADED)} aria-label={texts.label} data-greeting>
        <h2 className={styles.quiet}>{texts.hiddenTitle}</h2>
        <p className={styles.say}>{texts.hidden}</p>
        <CurvePanel />
      </section>
    );
  }
  return (
    <section className={cx(styles.panel, faded && FADED)} aria-label={texts.label} data-greeting>
      {last ? <Headline run={last} /> : <Nothing />}
      {last ? <Ranking attacks={last.report.attacks} /> : null}
      {last ? <Figures report={last.report} /> : null}
      <CurvePanel />
    </section>
  );
}

function Nothing() {
  const running = useLab((state) => state.status === 'running' || state.status === 'paused');
  return (
    <>
      <h2 className={styles.quiet}>{texts.none}</h2>
      <p className={styles.say}>
        {running ? texts.coming : texts.noneText} <SenderWords />
      </p>
    </>
  );
}

/** What the sender of the link got, beside what was got here with the same settings. */
function SenderWords() {
  const sender = useLab(senderShown);
  const own = useLab(ownHeadline);
  if (!sender) return null;
  return (
    <>
      {texts.sender(percentRange(sender))}
      {own ? texts.you(percentRange(own)) : texts.notYet}
    </>
  );
}

const BALANCED = { 'balanced accuracy': 'balancedAccuracy' } as const;

function Headline({ run }: { run: FinishedRun }) {
  const { report } = run;
  const changed = useLab(({ experiment }) => changedWords(run.experiment, experiment));
  const compared = useLab((state) => senderShown(state) !== null);
  const clmia = report.attacks.find(({ name }) => name === 'clmia');
  const loss = report.attacks.find(({ name }) => name === 'loss');
  if (!clmia) return null;
  const balanced = clmia.balancedAccuracy;
  return (
    <div className={compared ? styles.compared : undefined}>
      <p className={styles.big}>
        {percent(balanced.value)}
        <small> {plusMinus(balanced)}</small>
        <BelongingTag run={run} className={styles.recorded} />
      </p>
      <p className={styles.say}>
        <WithTerms text={texts.balanced} terms={BALANCED} />. <b>{texts.verdict[verdictOf(balanced)]}</b>
        {loss?.clmiaMinus ? (
          <>
            , {texts.againstLoss[comparisonOf(loss.clmiaMinus.balancedAccuracy)]}{' '}
            {texts.difference(differenceText(loss.clmiaMinus.balancedAccuracy))}
          </>
        ) : null}
        . {changed ? <b>{texts.stale[run.recorded ? 'recorded' : 'previous'](changed)} </b> : null}
        <SenderWords />
      </p>
    </div>
  );
}

const ONE_PERCENT = 0.01;

/** What is explained where it stands. */
const AUC = { AUC: 'auc' } as const;
const TAIL = { TPR: 'tprAtFpr' } as const;
const GAP = { gap: 'overfittingGap' } as const;

/** Of the attack in front, by name, and of the target. */
function Figures({ report }: { report: RunResult }) {
  const front = useLab(attackShown);
  const shown = report.attacks.find(({ name }) => name === front);
  if (!shown) return null;
  const name = ATTACK_TITLES[front];
  const auc = area(shown.auc);
  const tail = shown.tprAtFpr.find(({ fpr }) => fpr === ONE_PERCENT);
  return (
    <dl className={styles.figures}>
      <div>
        <dd>{auc.value}</dd>
        <dt>
          <WithTerms text={texts.auc(name, auc.range)} terms={AUC} />
        </dt>
      </div>
      {tail ? (
        <div>
          <dd>{percent(tail.tpr)}</dd>
          <dt>
            <WithTerms
              text={
                tail.resolved
                  ? texts.tpr(name, reachedText(tail))
                  : texts.unresolved(name, count(tail.nonMembers))
              }
              terms={TAIL}
            />
          </dt>
        </div>
      ) : null}
      <div>
        <dd>{points(report.target.trainAccuracy - report.target.testAccuracy)} pp</dd>
        <dt>
          <WithTerms text={texts.gap} terms={GAP} />
        </dt>
      </div>
    </dl>
  );
}
