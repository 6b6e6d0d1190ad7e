import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import type { CSSProperties, ReactNode } from 'react';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Scrubber.module.css';
import slider from './Slider.module.css';

export interface ScrubberTexts {
  readonly play: string;
  readonly pause: string;
  readonly slow: string;
}

export interface ScrubberProps {
  /** What is moved through. */
  readonly label: string;
  /** Of how many stops. */
  readonly count: number;
  /** Which one is shown, from 0. */
  readonly at: number;
  readonly onMove: (at: number) => void;
  /** Where that is, for who listens. */
  readonly valueText: string;
  /** Where that is, beside the line, or the way to where it is not. */
  readonly value: ReactNode;
  readonly isPlaying: boolean;
  readonly onPlay: () => void;
  readonly speedText: string;
  readonly isSlow: boolean;
  readonly onSlow: () => void;
  readonly texts: ScrubberTexts;
  /** Someone comes near. */
  readonly onNear?: (() => void) | undefined;
  readonly className?: string | undefined;
}

/** Plays something back: a line to move along, a stop a key, and buttons to play it, at its speed or slowly. */
export function Scrubber(props: ScrubberProps) {
  const { label, count, at, onMove, valueText, value, isPlaying, onPlay, isSlow, texts, onNear } = props;
  const last = Math.max(0, count - 1);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: coming near only tells the page what will be wanted
    <div className={cx(styles.row, props.className)} onPointerEnter={onNear} onFocus={onNear}>
      <IconButton
        label={isPlaying ? texts.pause : texts.play}
        className={styles.play}
        variant="outline"
        onClick={onPlay}
      >
        {isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      </IconButton>
      <Button
        variant="quiet"
        className={styles.speed}
        // What is seen on it is part of its name: people who speak to their computer say that.
        aria-label={`${texts.slow} ${props.speedText}`}
        aria-pressed={isSlow}
        title={texts.slow}
        onClick={props.onSlow}
      >
        {props.speedText}
      </Button>
      <input
        type="range"
        autoComplete="off"
        className={cx(slider.range, styles.line)}
        style={{ '--at': last > 0 ? at / last : 1 } as CSSProperties}
        aria-label={label}
        aria-valuetext={valueText}
        min={0}
        max={last}
        step={1}
        value={at}
        onChange={(event) => onMove(event.target.valueAsNumber)}
      />
      {/* No output element: it would say again, at every movement, what the line says. */}
      <span className={styles.value} aria-hidden={typeof value === 'string' || undefined}>
        {value}
      </span>
    </div>
  );
}
