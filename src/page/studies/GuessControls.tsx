import type { StudyFigure } from '../../lab/studies/studyFigure.ts';
import { Button } from '../../ui/Button.tsx';
import type { gapOf } from './figures.ts';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import { gapText } from './words.ts';

interface GuessControlsProps {
  readonly guessing: boolean;
  readonly hasGuess: boolean;
  readonly gap: ReturnType<typeof gapOf>;
  readonly figure: StudyFigure;
  readonly all: number;
  readonly begin: () => void;
  readonly end: () => void;
  readonly clear: () => void;
}

/** Begins and ends a guess, and says how far it was off. */
export function GuessControls({
  guessing,
  hasGuess,
  gap,
  figure,
  all,
  begin,
  end,
  clear,
}: GuessControlsProps) {
  const said = guessing
    ? texts.guessHow
    : !hasGuess
      ? ''
      : gap
        ? texts.gap(gapText(figure, gap.mean), gap.count, all)
        : texts.guessWaits;
  return (
    <div className={styles.guess}>
      {guessing ? (
        <Button onClick={end}>{texts.guessDone}</Button>
      ) : (
        <Button onClick={begin}>{hasGuess ? texts.guessAgain : texts.guessBegin}</Button>
      )}
      {hasGuess ? (
        <Button variant="quiet" onClick={clear}>
          {texts.guessClear}
        </Button>
      ) : null}
      <p role="status">{said}</p>
    </div>
  );
}
