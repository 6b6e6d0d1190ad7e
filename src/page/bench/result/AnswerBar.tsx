import ArrowDown from 'lucide-react/icons/arrow-down';
import { cx } from '../../../ui/cx.ts';
import { FADED } from '../../../ui/faded.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { BelongingTag, useBelonging } from '../../common/BelongingTag.tsx';
import { percent, plusMinus } from '../../common/format.ts';
import { useLab } from '../../state/store.ts';
import styles from './AnswerBar.module.css';
import { RESULT_ID } from './resultId.ts';
import { texts } from './texts.ts';

function goToResult(): void {
  const result = document.getElementById(RESULT_ID);
  result?.scrollIntoView();
  result?.focus({ preventScroll: true });
}

/** The answer in a line that stays in sight where the result is far down, and leads to it. */
export function AnswerBar() {
  const last = useLab((state) => state.last);
  const faded = useBelonging(last)?.faded;
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const balanced = last?.report.attacks.find(({ name }) => name === 'clmia')?.balancedAccuracy;
  if (attacker) return null;
  return (
    <div className={styles.place}>
      <button type="button" className={cx(styles.bar, faded && FADED)} onClick={goToResult}>
        {balanced ? (
          <>
            <b>{percent(balanced.value)}</b> {plusMinus(balanced)} <span>{texts.answer.by}</span>{' '}
            <BelongingTag run={last} />
          </>
        ) : (
          <span>{texts.none}</span>
        )}
        <VisuallyHidden>{texts.answer.go}</VisuallyHidden>
        <ArrowDown aria-hidden="true" />
      </button>
    </div>
  );
}
