import styles from './ScoreHistogram.module.css';

interface ThresholdMarkProps {
  name: string;
  x: number;
  /** Whether the name stands left of the line, where there is room. */
  before: boolean;
  width: number;
  top: number;
  bottom: number;
}

const ROOM = 14;

/** A named threshold that cannot be dragged: its name runs up its line. */
export function ThresholdMark({ name, x, before, width, top, bottom }: ThresholdMarkProps) {
  const left = x < ROOM ? false : x > width - ROOM ? true : before;
  const at = x + (left ? -4 : 11);
  return (
    <>
      <line x1={x} x2={x} y1={top} y2={bottom} className={styles.mark} />
      <text x={at} y={bottom - 5} transform={`rotate(-90 ${at} ${bottom - 5})`} className={styles.markName}>
        {name}
      </text>
    </>
  );
}
