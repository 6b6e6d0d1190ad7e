import { ended, gap, marks } from '../../language/marks.ts';
import { unbroken } from '../../ui/unbroken.ts';
import { GuessScale } from './GuessScale.tsx';
import styles from './Lesson.module.css';
import { originWords } from './originWords.ts';
import type { StepProps } from './stepProps.ts';
import { texts } from './texts.ts';
import { rangeText, UNITS } from './units.ts';

/** What was guessed beside what was measured. */
export function GapStep({ chapter: { guess }, words, work }: StepProps) {
  const { measured, guess: said } = work;
  if (!measured || said === undefined) return <p>{texts.change.first}</p>;
  const { shown, times } = UNITS[guess.unit];
  const { low, high } = measured;
  const off = said / times - measured.value;
  const isWithin = low !== null && high !== null && low <= said / times && said / times <= high;
  const by = UNITS[guess.unit === 'percent' ? 'points' : guess.unit].shown(Math.abs(off)).replace(/^\+/, '');
  return (
    <>
      <p>
        {words.figure}
        {marks.colon}
        {texts.gap.guess(shown(said / times))}
        {marks.clause}
        {ended(texts.gap.measured(rangeText(measured, guess.unit)))}
      </p>
      <GuessScale guess={guess} said={said} measured={measured} />
      <p>
        {isWithin
          ? texts.gap.within
          : off > 0
            ? texts.gap.above(by)
            : off < 0
              ? texts.gap.below(by)
              : texts.gap.exact}
      </p>
      {words.seen ? <p>{unbroken(words.seen)}</p> : null}
      <p className={styles.note}>
        {low === null ? null : texts.gap.brackets}
        {gap()}
        {originWords(measured)}
      </p>
    </>
  );
}
