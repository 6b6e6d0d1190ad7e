import { useLayoutEffect, useRef } from 'react';
import { type ShownChart, shownCharts } from '../../charts/exportChart.ts';
import styles from './Studies.module.css';
import { StudyFigures } from './StudyFigures.tsx';
import type { StudyView } from './view.ts';

interface PaperFiguresProps {
  readonly view: StudyView;
  readonly onDrawn: (charts: readonly ShownChart[]) => void;
}

/** Every figure once more, out of sight and as wide as a column of text: whatever screen it is taken from. */
export function PaperFigures({ view, onDrawn }: PaperFiguresProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef(onDrawn);
  useLayoutEffect(() => {
    // In the first frame widths are measured, in the second what has that width is there.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (box.current) drawn.current(shownCharts(box.current));
      });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div className={styles.away} aria-hidden="true" inert>
      <div ref={box} className={styles.column}>
        <StudyFigures {...view} />
      </div>
    </div>
  );
}
