import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { cx } from './cx.ts';
import styles from './Slider.module.css';
import { type NumberWords, SliderNumber } from './SliderNumber.tsx';
import { SliderScale } from './SliderScale.tsx';
import { fromFraction, nudge, type SliderRange, toFraction } from './sliderScale.ts';

export interface SliderProps extends SliderRange {
  label: string;
  /** Shows the label as something that is pressed to have it explained. */
  about?: ReactNode;
  symbol?: string;
  value: number;
  /** Exactly the value, without its unit. */
  format: (value: number) => string;
  unit?: '%';
  /** For the value as a number that can be typed. */
  number: NumberWords;
  onInput: (value: number) => void;
  onHover?: (active: boolean) => void;
  minLabel: string;
  maxLabel: string;
  published?: { value: number; label: string };
  meaning?: ReactNode;
  tag?: ReactNode;
  /** Its value is not the default: the way back, in words that say what that is. */
  changed?: { readonly text: string; readonly label: string; readonly onReset: () => void } | undefined;
  className?: string;
}

const NOTCHES = 1000;
const KEYS: Record<string, [direction: 1 | -1, large: boolean]> = {
  ArrowRight: [1, false],
  ArrowUp: [1, false],
  ArrowLeft: [-1, false],
  ArrowDown: [-1, false],
  PageUp: [1, true],
  PageDown: [-1, true],
};

export function Slider(props: SliderProps) {
  const { label, about, symbol, value, format, unit, onInput, onHover, published, meaning, tag } = props;
  const [refused, setRefused] = useState<string | null>(null);
  const id = useId();
  const { min, max, scale, step } = props;
  const range: SliderRange = { min, max, scale, ...(step !== undefined && { step }) };
  const fraction = toFraction(value, props);

  function input(next: number) {
    if (next !== value) onInput(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    const key = KEYS[event.key];
    if (!key || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input(nudge(value, key[0], key[1] || event.shiftKey, props));
  }

  const reset = props.changed ? (
    <button
      type="button"
      className={styles.changed}
      aria-label={props.changed.label}
      onClick={props.changed.onReset}
    >
      {props.changed.text}
    </button>
  ) : null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only tells the page which knob is meant
    <div
      className={cx(styles.slider, props.className)}
      onPointerEnter={() => onHover?.(true)}
      onPointerLeave={() => onHover?.(false)}
      onFocus={() => onHover?.(true)}
      onBlur={() => onHover?.(false)}
    >
      <div className={styles.head}>
        {about ? (
          <span id={`${id}-label`} className={styles.label}>
            {about} {symbol ? <i>{symbol}</i> : null}
          </span>
        ) : (
          <label htmlFor={id} className={styles.label}>
            {label} {symbol ? <i>{symbol}</i> : null}
          </label>
        )}
        {published ? reset : null}
        <SliderNumber
          {...range}
          id={id}
          value={value}
          text={format(value)}
          unit={unit}
          words={props.number}
          onInput={input}
          onRefused={setRefused}
        />
      </div>
      <input
        id={id}
        type="range"
        autoComplete="off"
        className={styles.range}
        style={{ '--at': fraction } as CSSProperties}
        min={0}
        max={NOTCHES}
        step="any"
        value={fraction * NOTCHES}
        aria-labelledby={about ? `${id}-label` : undefined}
        aria-valuetext={cx(format(value), unit)}
        aria-describedby={meaning ? `${id}-meaning` : undefined}
        onChange={(event) => input(fromFraction(event.target.valueAsNumber / NOTCHES, props))}
        onKeyDown={onKeyDown}
      />
      <SliderScale
        minLabel={props.minLabel}
        maxLabel={props.maxLabel}
        marker={published ? { label: published.label, fraction: toFraction(published.value, props) } : null}
        onMarker={() => {
          if (published) input(published.value);
        }}
      >
        {published ? null : reset}
      </SliderScale>
      <div className={styles.foot}>
        <p id={`${id}-meaning`} className={cx(styles.meaning, refused !== null && styles.covered)}>
          {meaning} {tag}
        </p>
        {refused === null ? null : (
          <p id={`${id}-refused`} className={styles.refused} role="alert">
            {refused}
          </p>
        )}
      </div>
    </div>
  );
}
