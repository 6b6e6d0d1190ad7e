import { useMemo } from 'react';
import { PointCurves, type PointSeries } from '../../charts/PointCurves.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { bitsText, short } from '../common/format.ts';
import { curveOfInformation, type InformationPoint } from '../state/informationSlice.ts';
import { useLab } from '../state/store.ts';
import styles from './Information.module.css';
import { READ } from './InformationBars.tsx';
import { texts } from './texts.ts';

const MARKS = { pair: 'filled', view: 'hollow', answer: 'square' } as const;

/** The runs and measurements of this session that differ in the dropout rate alone. */
export function InformationByRate() {
  const points = useLab((state) => state.informationPoints);
  const experiment = useLab((state) => state.experiment);
  const curve = useMemo(() => curveOfInformation(points, experiment), [points, experiment]);
  const series = READ.map(
    (what): PointSeries => ({
      name: texts.short[what],
      mark: MARKS[what],
      y: curve.map(({ information }) => information[what].bits),
    }),
  );
  return (
    <>
      <PointCurves
        title={texts.chart.title}
        x={curve.map(({ rate }) => rate)}
        series={series}
        xDomain={[0, 0.7]}
        xLabel={texts.chart.x}
        yLabel={texts.chart.y}
        format={short}
        emptyText={texts.chart.empty}
      />
      {curve.length > 0 ? <Numbers curve={curve} /> : null}
    </>
  );
}

function Numbers({ curve }: { curve: readonly InformationPoint[] }) {
  return (
    <Disclosure className={styles.numbers} summary={texts.chart.numbers}>
      <Table
        caption={texts.chart.caption}
        heads={[texts.chart.rate, ...READ.map((what) => texts.rows[what])]}
      >
        {curve.map(({ rate, information }) => (
          <tr key={rate}>
            <th scope="row">{short(rate)}</th>
            {READ.map((what) => (
              <td key={what} className={numeric}>
                {bitsText(information[what])}
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </Disclosure>
  );
}
