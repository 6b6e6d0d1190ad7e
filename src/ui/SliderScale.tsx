import type { CSSProperties, ReactNode } from 'react';
import styles from './Slider.module.css';

interface SliderScaleProps {
  minLabel: string;
  maxLabel: string;
  marker: { label: string; fraction: number } | null;
  onMarker: () => void;
  /** Between the ends, where no marker stands. */
  children?: ReactNode;
}

/** In digits: Chinese is set nearly twice as wide. */
const widthOf = (text: string) => text.length + 0.8 * text.replace(/[^\u2e80-\uffff]/g, '').length;

/** The row under the track. The marker's label gives way to the end labels; its triangle never moves. */
export function SliderScale({ minLabel, maxLabel, marker, onMarker, children }: SliderScaleProps) {
  const place = marker
    ? ({
        '--at': marker.fraction,
        '--low': widthOf(minLabel) + 2 + widthOf(marker.label) / 2,
        '--high': widthOf(maxLabel) + 2 + widthOf(marker.label) / 2,
      } as CSSProperties)
    : undefined;
  return (
    <div className={styles.scale} style={place}>
      <span>{minLabel}</span>
      {marker ? (
        <>
          <span className={styles.triangle} aria-hidden="true" />
          <button type="button" className={styles.marker} onClick={onMarker}>
            {marker.label}
          </button>
        </>
      ) : (
        children
      )}
      <span>{maxLabel}</span>
    </div>
  );
}
