import { HeatMap } from '../../charts/HeatMap.tsx';
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import { figureOverSeeds } from '../../lab/studies/studyFigure.ts';
import { useStudy } from '../state/studyState.ts';
import { inOrder } from './figures.ts';
import { texts } from './texts.ts';
import { cellText, openOnBench, type StudyView } from './view.ts';
import { axisTitle, fieldText, seriesName, valueName } from './words.ts';

/** Two settings at once: the first along, the second upwards. */
export function StudyMap({ attack, ...view }: StudyView & { readonly attack: AttackName }) {
  const { plan, found, figure, title } = view;
  const activeCell = useStudy((state) => state.active);
  const { look } = useStudy.getState();
  const [along, upwards] = plan.axes;
  if (!along || !upwards) return null;
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
      pictureTitle={seriesName(attack, figure)}
      columns={columns.map((i) => valueName(along.path, along.values[i]!, plan.base))}
      rows={rows.map((i) => valueName(upwards.path, upwards.values[i]!, plan.base))}
      columnsLabel={axisTitle(along.path, plan.base)}
      rowsLabel={axisTitle(upwards.path, plan.base)}
      cells={means.map((value) => ({
        value,
        text: value === null ? '' : fieldText(figure, value),
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
