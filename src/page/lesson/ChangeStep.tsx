import { parseLink } from '../../lab/experiment/link.ts';
import { gap, marks } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { unbroken } from '../../ui/unbroken.ts';
import { changedWords } from '../common/changedWords.ts';
import { sameExperiment } from '../state/belonging.ts';
import { runController } from '../state/runController.ts';
import { isUnderWay } from '../state/runSlice.ts';
import { useLab } from '../state/store.ts';
import styles from './Lesson.module.css';
import { experimentWith } from './onBench.ts';
import { originWords } from './originWords.ts';
import type { StepProps } from './stepProps.ts';
import type { Figure } from './steps.ts';
import { Training } from './Training.tsx';
import { texts } from './texts.ts';
import { rangeText } from './units.ts';
import { DIRECTIONS, setWork } from './work.ts';

const OPTIONS = DIRECTIONS.map((value) => ({ value, label: texts.change.directions[value] }));

function verdict(difference: Figure | null, rise: number): string {
  if (!difference || difference.low === null || difference.high === null)
    return texts.change.bare[rise > 0 ? 'up' : rise < 0 ? 'down' : 'same'];
  if (difference.low > 0) return texts.change.rose;
  return difference.high < 0 ? texts.change.fell : texts.change.open;
}

/** One setting is changed on the bench, once it is said what that will do. */
export function ChangeStep({ chapter, words, work }: StepProps) {
  const { id, experiment, change } = chapter;
  const { before, direction, after } = work;
  const unit = change.unit === 'percent' ? 'points' : change.unit;
  const onPage = useLab((state) => state.experiment);
  const isOnItsWay = useLab(isUnderWay) && !sameExperiment(onPage, experiment);
  const make = () => {
    const changed = experimentWith(change.settings, experiment);
    // The bench may stand there already, its run stopped or over before it was said what it would do.
    if (sameExperiment(onPage, changed)) runController.run();
    else useLab.getState().changeExperiment(changed);
  };
  if (!before) return <p>{texts.change.first}</p>;
  return (
    <>
      <p>{unbroken(words.change.what)}</p>
      <p>{unbroken(words.change.ask)}</p>
      <SegmentedControl
        className={styles.directions}
        compact
        label={words.change.ask}
        options={OPTIONS.map((option) => ({ ...option, disabled: after !== undefined }))}
        value={direction ?? null}
        onChange={(next) => setWork(id, { direction: next })}
      />
      {after ? (
        <>
          <p>
            {texts.change.was(changedWords(experiment, parseLink(after.link).experiment))}
            {gap()}
            {words.change.figure}
            {marks.colon}
            {texts.change.from(rangeText(before, change.unit), rangeText(after, change.unit))}
            {gap()}
            {after.difference ? texts.change.difference(rangeText(after.difference, unit)) : null}
          </p>
          <p>
            {verdict(after.difference, after.value - before.value)}
            {gap()}
            {direction ? texts.change.said[direction] : null}
          </p>
          <p>{unbroken(words.change.after)}</p>
          <p className={styles.note}>{originWords(after)}</p>
        </>
      ) : direction && isOnItsWay ? (
        <Training />
      ) : direction ? (
        <>
          <Button variant="primary" onClick={make}>
            {texts.change.make}
          </Button>
          <p className={styles.note}>
            {texts.change.own}
            {gap()}
            {texts.change.waits}
          </p>
        </>
      ) : null}
    </>
  );
}
