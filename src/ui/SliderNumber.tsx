import { type KeyboardEvent, useState } from 'react';
import { cx } from './cx.ts';
import { typedNumber, type WrongNumber } from './readNumber.ts';
import styles from './Slider.module.css';
import { nudge, type SliderRange } from './sliderScale.ts';

/** What the number beside a slider is called, and what it says of what it cannot take. */
export interface NumberWords {
  readonly name: string;
  /** The bounds, for who points at it. */
  readonly bounds: string;
  readonly refused: (text: string, wrong: WrongNumber) => string;
}

interface SliderNumberProps extends SliderRange {
  readonly id: string;
  readonly value: number;
  /** Exactly the value, without its unit. */
  readonly text: string;
  readonly unit: string | undefined;
  readonly words: NumberWords;
  readonly onInput: (value: number) => void;
  /** What is wrong with what stands there, in words; null: nothing. */
  readonly onRefused: (message: string | null) => void;
}

/** Tenths of a slider's track, or the next of 1, 2, 5. */
const STEPS: Record<string, [direction: 1 | -1, large: boolean]> = {
  ArrowUp: [1, false],
  ArrowDown: [-1, false],
  PageUp: [1, true],
  PageDown: [-1, true],
};

/** The slider's value as a number that can be typed. What is typed wrongly stays, is told of, and changes nothing. */
export function SliderNumber(props: SliderNumberProps) {
  const { id, value, text, unit, words, onInput, onRefused } = props;
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: number } | null>(null);
  // A value that came from elsewhere takes the place of what was typed over the one before.
  const typed = draft !== null && draft.over === value ? draft.text : null;
  const read = typed === null ? null : typedNumber(typed, { ...props, isPercent: unit === '%' });
  const [refused, setRefused] = useState(false);
  const isWrong = typed !== null && refused;

  function take(next: string | null) {
    setDraft(next === null ? null : { text: next, over: value });
    setRefused(false);
    onRefused(null);
  }

  function commit() {
    if (typed === null || read === null) return;
    if ('wrong' in read) {
      setRefused(true);
      onRefused(words.refused(typed, read.wrong));
      return;
    }
    take(null);
    if (read.value !== value) onInput(read.value);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape' && typed !== null) {
      // A dialog around it stays open.
      event.preventDefault();
      event.stopPropagation();
      take(null);
    } else if (step && !(event.altKey || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const from = read && 'value' in read ? read.value : value;
      take(null);
      onInput(nudge(from, step[0], step[1] || event.shiftKey, props));
    }
  }

  return (
    <span className={styles.value} data-value>
      <input
        className={styles.number}
        role="spinbutton"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={words.name}
        aria-valuenow={value}
        aria-valuemin={props.min}
        aria-valuemax={props.max}
        aria-valuetext={cx(text, unit)}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-refused` : undefined}
        title={words.bounds}
        value={typed ?? text}
        onChange={(event) => take(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {unit ? <span aria-hidden="true">{unit}</span> : null}
    </span>
  );
}
