import { memo, useMemo } from 'react';
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import { figureOverSeeds, type StudyFigure } from '../../lab/studies/studyFigure.ts';
import { cx } from '../../ui/cx.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { useStudy } from '../state/studyState.ts';
import { attackShown, attacksWith, type CellFound } from './figures.ts';
import { keptCells, parallelView } from './parallelView.ts';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import { benchLink, type StudyView } from './view.ts';
import { axisName, cellName, cellValues, meanText, seriesName } from './words.ts';

/** Every figure of the views, with the points behind them to open. */
export function StudyTable(view: StudyView) {
  const { plan, found, figure } = view;
  const kept = useKept(view);
  const names = useMemo(() => attacksWith(plan.base.attacks, figure), [plan, figure]);
  const label = texts.tableName(texts.figures[figure]);
  const { axes, base } = plan;
  const settings = useMemo(
    () =>
      found.map(({ cell }) => {
        const name = cellName(cell, axes, base);
        return { name, values: axes.length === 1 ? [name] : cellValues(cell, axes, base) };
      }),
    [found, axes, base],
  );
  const heads = [
    ...(axes.length === 1 ? [texts.values] : axes.map(({ path }) => axisName(path, base))),
    texts.seedsColumn,
    ...names.map((name) => seriesName(name, figure)),
  ];
  return (
    <Disclosure summary={texts.table} className={styles.part}>
      <ScrollRegion label={label}>
        <Table label={label} heads={heads}>
          {found.map((at, i) => (
            <Row
              key={settings[i]!.name}
              place={i}
              {...settings[i]!}
              at={at}
              link={benchLink(view, i)}
              names={names}
              figure={figure}
              kept={kept?.[i] ?? true}
            />
          ))}
        </Table>
      </ScrollRegion>
    </Disclosure>
  );
}

/** Of every cell, whether the brushes of the axes keep it; null where there are none. */
function useKept({ plan, found, figure }: StudyView): readonly boolean[] | null {
  const brushes = useStudy((state) => state.brushes);
  const chosen = useStudy((state) => state.attack);
  return useMemo(() => {
    const attack = attackShown(plan.base.attacks, figure, chosen);
    if (brushes.size === 0 || !attack) return null;
    return keptCells(parallelView({ plan, found, brushes }, attack, figure)).kept;
  }, [plan, found, figure, brushes, chosen]);
}

interface RowProps {
  readonly place: number;
  readonly name: string;
  /** What stands in the first cells. */
  readonly values: readonly string[];
  readonly at: CellFound;
  readonly link: string;
  readonly names: readonly AttackName[];
  readonly figure: StudyFigure;
  readonly kept: boolean;
}

/** Of many rows the pointer draws two. */
const Row = memo(function Row({ place, name, values, at, link, names, figure, kept }: RowProps) {
  const [first, ...others] = values;
  const isActive = useStudy((state) => state.active === place);
  const { look } = useStudy.getState();
  const show = () => look({ active: place });
  const rest = () => look({ active: null });
  return (
    <tr
      data-active={isActive || undefined}
      data-kept={kept}
      className={styles.row}
      onPointerEnter={show}
      onPointerLeave={rest}
    >
      <th scope="row">
        <a
          href={link}
          target="_blank"
          rel="noopener"
          aria-label={texts.openNamed(name)}
          onFocus={show}
          onBlur={rest}
        >
          {first}
        </a>
      </th>
      {others.map((value, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the axes are what they are
        <td key={i} className={styles.value}>
          {value}
        </td>
      ))}
      <td className={cx(numeric, styles.figure)}>{`${at.points.length}/${at.cell.points.length}`}</td>
      {names.map((attack) => {
        const mean = figureOverSeeds(at, attack, figure);
        return (
          <td key={attack} className={cx(numeric, styles.figure)}>
            {mean ? meanText(figure, mean) : texts.none}
          </td>
        );
      })}
    </tr>
  );
});
