import { useMemo } from 'react';
import { ParallelAxes } from '../../charts/ParallelAxes.tsx';
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { useStudy } from '../state/studyState.ts';
import { keptCells, keptRange, type ParallelView, parallelView } from './parallelView.ts';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import { cellText, openOnBench, type StudyView } from './view.ts';
import { seriesName, valueText } from './words.ts';

/** Any number of settings at once, on parallel axes that can be brushed. */
export function StudyAxes({ attack, ...view }: StudyView & { readonly attack: AttackName }) {
  const { plan, found, figure, title } = view;
  const active = useStudy((state) => state.active);
  const brushes = useStudy((state) => state.brushes);
  const { look, brush } = useStudy.getState();
  const drawn = useMemo(
    () => parallelView({ plan, found, brushes }, attack, figure),
    [plan, found, brushes, attack, figure],
  );
  return (
    <>
      <ParallelAxes
        title={null}
        pictureTitle={seriesName(attack, figure)}
        axes={drawn.axes}
        lines={drawn.lines}
        active={active}
        onActive={(cell) => look({ active: cell })}
        onOpen={(cell) => openOnBench(view, cell)}
        onBrush={(id, range) => brush(id, id !== null && range ? keptRange(drawn, id, range) : null)}
        label={`${seriesName(attack, figure)}. ${texts.axesLabel(title)}`}
        readout={(cell) => cellText(view, cell, attack)}
        ends={(axis) => [texts.brushFrom(axis), texts.brushTo(axis)]}
      />
      <Kept drawn={drawn} name={seriesName(attack, figure)} figure={figure} />
    </>
  );
}

interface KeptProps extends Pick<StudyView, 'figure'> {
  readonly drawn: ParallelView;
  readonly name: string;
}

/** How much of it is kept, and what that comes to. */
function Kept({ drawn, name, figure }: KeptProps) {
  const { brush } = useStudy.getState();
  const { count, finished, mean } = useMemo(() => keptCells(drawn), [drawn]);
  const all = drawn.lines.length;
  const isBrushed = drawn.axes.some((axis) => axis.brush);
  return (
    <div className={styles.kept}>
      <p role="status">
        {texts.keptOf(count, all)}
        {mean === null ? '' : ` · ${texts.keptMean(name, valueText(figure, mean), finished, count)}`}
      </p>
      <Button variant="quiet" disabled={!isBrushed} onClick={() => brush(null, null)}>
        {texts.keepAll}
      </Button>
    </div>
  );
}
