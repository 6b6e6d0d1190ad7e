import type { IntervalRow } from '../../../charts/intervalRow.ts';
import { reachedText } from '../../../lab/evaluation/operatingPointText.ts';
import type { RunResult } from '../../../lab/pipeline/runResult.ts';
import { translated } from '../../../language/inLanguage.ts';
import { unbroken } from '../../../ui/unbroken.ts';
import { area, count, percent, points } from '../../common/format.ts';
import { noiseTexts } from '../../common/noiseWords.ts';
import { units } from '../../common/unitTexts.ts';
import { attackTerm } from '../../glossary/attackTerms.ts';
import { Term } from '../../glossary/Term.tsx';
import { WithTerms } from '../../glossary/WithTerms.tsx';
import styles from './AttackFigures.module.css';
import { GhostMark } from './GhostMark.tsx';
import { texts } from './texts.ts';

const ONE_PERCENT = 0.01;

/** What is explained where it stands. */
const AUC = { AUC: 'auc' } as const;
const TAIL = { TPR: 'tprAtFpr' } as const;
const DETAIL = { 'to CLMIA': 'pairedDifference' } as const;
const CHANGE = { [noiseTexts.within]: 'withinNoise' } as const;
const GAP = { gap: 'overfittingGap' } as const;

/** What one attack of the ranking asks, its further figures, and the target’s gap beside them. */
export function AttackFigures({ row, report }: { row: IntervalRow; report: RunResult }) {
  const shown = report.attacks.find(({ name }) => name === row.id);
  const auc = shown && area(shown.auc);
  const tail = shown?.tprAtFpr.find(({ fpr }) => fpr === ONE_PERCENT);
  return (
    <section aria-label={texts.figuresOf(row.name)}>
      <p className={styles.asks}>
        <b>{shown ? <Term id={attackTerm(shown.name)}>{row.name}</Term> : row.name}</b>{' '}
        <WithTerms text={row.detail ?? ''} terms={DETAIL} />
        <br />
        {row.change ? (
          <>
            <GhostMark /> <WithTerms text={row.change} terms={CHANGE} />
            <br />
          </>
        ) : null}
        {row.asks}
      </p>
      <dl className={styles.figures}>
        <div>
          <dd>{auc?.value ?? '–'}</dd>
          <dt>{auc ? <WithTerms text={texts.auc(auc.range)} terms={AUC} /> : texts.noCurve}</dt>
        </div>
        {tail ? (
          <div>
            <dd>{percent(tail.tpr)}</dd>
            <dt>
              <WithTerms
                text={
                  tail.resolved
                    ? texts.tpr(unbroken(translated(reachedText(tail))))
                    : texts.unresolved(count(tail.nonMembers))
                }
                terms={TAIL}
              />
            </dt>
          </div>
        ) : null}
        <div>
          <dd>{units.points(points(report.target.trainAccuracy - report.target.testAccuracy))}</dd>
          <dt>
            <WithTerms text={texts.gap} terms={GAP} />
          </dt>
        </div>
      </dl>
    </section>
  );
}
