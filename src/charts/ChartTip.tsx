import type { ReactNode } from 'react';
import styles from './Figure.module.css';

/** A value card beside a point of a chart `width` wide, kept inside it. */
export function ChartTip({
  x,
  y,
  width,
  children,
}: {
  x: number;
  y: number;
  width: number;
  children: ReactNode;
}) {
  const flip = x > width / 2;
  return (
    <div
      className={styles.tip}
      style={{
        position: 'absolute',
        left: x,
        top: y,
        translate: flip ? 'calc(-100% - 10px) -50%' : '10px -50%',
        pointerEvents: 'none',
      }}
    >
      {children}
    </div>
  );
}
