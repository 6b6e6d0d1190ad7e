import { figureOverSeeds } from '../../lab/studies/studyFigure.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { useStudy } from '../state/studyState.ts';
import { attacksWith } from './figures.ts';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import { benchLink, type StudyView } from './view.ts';
import { cellName, meanText, seriesName } from './words.ts';

/** Every figure of the views, with the points behind them to open. */
export function StudyTable(view: StudyView) {
  const { plan, found, figure } = view;
  const active = useStudy((state) => state.active);
  const { look } = useStudy.getState();
  const names = attacksWith(plan.base.attacks, figure);
  const label = texts.tableName(texts.figures[figure]);
  const heads = [texts.values, texts.seedsColumn, ...names.map((name) => seriesName(name, figure))];
  return (
    <Disclosure summary={texts.table} className={styles.part}>
      <ScrollRegion label={label}>
        <Table label={label} heads={heads}>
          {found.map((at, i) => {
            const name = cellName(at.cell, plan.axes, plan.base);
            return (
              <tr
                key={name}
                data-active={i === active || undefined}
                className={styles.row}
                onPointerEnter={() => look({ active: i })}
                onPointerLeave={() => look({ active: null })}
              >
                <th scope="row">
                  <a
                    href={benchLink(view, i)}
                    target="_blank"
                    rel="noopener"
                    aria-label={texts.openNamed(name)}
                    onFocus={() => look({ active: i })}
                    onBlur={() => look({ active: null })}
                  >
                    {name}
                  </a>
                </th>
                <td className={numeric}>{`${at.points.length}/${at.cell.points.length}`}</td>
                {names.map((attack) => {
                  const mean = figureOverSeeds(at, attack, figure);
                  return (
                    <td key={attack} className={numeric}>
                      {mean ? meanText(figure, mean) : texts.none}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </Table>
      </ScrollRegion>
    </Disclosure>
  );
}
