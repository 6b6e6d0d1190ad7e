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

/** The row under the track. The marker's label gives way to the end labels; its triangle never moves. */
export function SliderScale({ minLabel, maxLabel, marker, onMarker, children }: SliderScaleProps) {
  const place = marker
    ? ({
        '--at': marker.fraction,
        '--low': minLabel.length + 2 + marker.label.length / 2,
        '--high': maxLabel.length + 2 + marker.label.length / 2,
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
