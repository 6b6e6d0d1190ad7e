import { useEffect, useMemo, useRef } from 'react';
import { readPalette } from '../../charts/embedding/palette.ts';
import { onCanvasRestored } from '../../ui/onCanvasRestored.ts';
import { onThemeChange } from '../../ui/onThemeChange.ts';
import { isPrinting, onPrinting } from '../../ui/printing.ts';
import { useNear } from '../../ui/useNear.ts';
import type { Candidates } from '../state/runSlice.ts';
import { onTurn } from '../state/turns.ts';
import { drawSheet, sheetSize } from './drawSheet.ts';
import styles from './Gallery.module.css';
import type { Sheet } from './sheets.ts';
import { texts } from './texts.ts';

/** More of one class tell nothing new. */
const MOST = 96;

export interface PictureSheetProps {
  candidates: Candidates;
  sheet: Sheet;
  blind: boolean;
}

/** As many of the beginning as of the end: members and non-members alike. */
function shownOf(positions: readonly number[]): readonly number[] {
  if (positions.length <= MOST) return positions;
  return [...positions.slice(0, MOST / 2), ...positions.slice(-MOST / 2)];
}

/** The pictures of one class on one canvas: a page of elements would weigh too much. */
export function PictureSheet({ candidates, sheet, blind }: PictureSheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const near = useNear(canvas);
  const { className, positions, members, nonMembers } = sheet;
  const shown = useMemo(() => shownOf(positions), [positions]);
  const size = sheetSize(shown.length);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!near || !context) return;
    const marks = blind ? null : shown.map((position) => candidates.members[position] === 1);
    const draw = () => drawSheet(context, candidates, shown, marks, readPalette(context.canvas));
    const onPaper = () => {
      if (isPrinting()) draw();
    };
    onPaper();
    const ends = [
      onTurn(draw),
      onPrinting(onPaper),
      onThemeChange(draw),
      onCanvasRestored(context.canvas, draw),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [near, candidates, shown, blind]);

  return (
    <figure className={styles.sheet}>
      <figcaption>
        <b>{className}</b> <span>{blind ? positions.length : texts.counts(members, nonMembers)}</span>
      </figcaption>
      <canvas
        ref={canvas}
        style={{ aspectRatio: `${size.width} / ${size.height}`, maxWidth: size.width }}
        role="img"
        aria-label={
          blind ? texts.sheetBlind(className, positions.length) : texts.sheet(className, members, nonMembers)
        }
      />
      {positions.length > shown.length ? (
        <p className={styles.more}>{texts.more(positions.length - shown.length)}</p>
      ) : null}
    </figure>
  );
}
