import styles from './ScoreHistogram.module.css';

interface ThresholdMarkProps {
  name: string;
  x: number;
  /** Whether the name stands left of the line, where there is room. */
  before: boolean;
  /** How far up the name begins: two lines may lie close together. */
  lift: number;
  width: number;
  top: number;
  bottom: number;
}

const ROOM = 14;

/** A named threshold that cannot be dragged: its name runs up its line. */
export function ThresholdMark({ name, x, before, lift, width, top, bottom }: ThresholdMarkProps) {
  const left = x < ROOM ? false : x > width - ROOM ? true : before;
  const at = x + (left ? -4 : 11);
  const foot = bottom - 5 - lift;
  return (
    <>
      <line x1={x} x2={x} y1={top} y2={bottom} className={styles.mark} />
      <text x={at} y={foot} transform={`rotate(-90 ${at} ${foot})`} className={styles.markName}>
        {name}
      </text>
    </>
  );
}
