import { HeatMap } from '../../charts/HeatMap.tsx';
import { figureOverSeeds } from '../../lab/studies/studyFigure.ts';
import { points } from '../common/format.ts';
import { useStudy } from '../state/studyState.ts';
import { attacksWith, inOrder } from './figures.ts';
import { texts } from './texts.ts';
import { cellText, openOnBench, type StudyView } from './view.ts';
import { axisTitle, seriesName, valueName } from './words.ts';

/** Two settings at once: the first along, the second upwards. */
export function StudyMap(view: StudyView) {
  const { plan, found, figure, title } = view;
  const chosen = useStudy((state) => state.attack);
  const activeCell = useStudy((state) => state.active);
  const { look } = useStudy.getState();
  const names = attacksWith(plan.base.attacks, figure);
  const attack = names.includes(chosen) ? chosen : names[0];
  const [along, upwards] = plan.axes;
  if (!attack || !along || !upwards) return null;
  const columns = inOrder(along);
  const rows = inOrder(upwards).toReversed();
  /** Of the plan, row by row. */
  const order = rows.flatMap((row) => columns.map((column) => column * upwards.values.length + row));
  const means = order.map((cell) => figureOverSeeds(found[cell]!, attack, figure)?.value ?? null);
  const known = means.filter((mean) => mean !== null);
  const [low, high] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [0, 1];
  const least = figure === 'balancedAccuracy' || figure === 'difference' ? 0.02 : 0.01;
  return (
    <HeatMap
      title={null}
      columns={columns.map((i) => valueName(along.path, along.values[i]!, plan.base))}
      rows={rows.map((i) => valueName(upwards.path, upwards.values[i]!, plan.base))}
      columnsLabel={axisTitle(along.path, plan.base)}
      rowsLabel={axisTitle(upwards.path, plan.base)}
      cells={means.map((value) => ({
        value,
        text: value === null ? '' : figure === 'auc' ? value.toFixed(3) : points(value),
      }))}
      // What differs by less than chance is not painted from white to black.
      domain={[Math.min(low, (low + high) / 2 - 2 * least), Math.max(high, (low + high) / 2 + 2 * least)]}
      active={activeCell === null ? null : order.indexOf(activeCell)}
      onActive={(place) => look({ active: place === null ? null : order[place]! })}
      onOpen={(place) => openOnBench(view, order[place]!)}
      label={`${seriesName(attack, figure)}. ${texts.chartLabel(title)}`}
      readout={(place) => cellText(view, order[place]!, attack)}
    />
  );
}
