import { useCallback } from 'react';
import { ReliabilityChart } from '../../charts/ReliabilityChart.tsx';
import type { Calibration as Figures } from '../../lab/evaluation/calibration.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { percent, percentRange, rate } from '../common/format.ts';
import { WithTerms } from '../glossary/WithTerms.tsx';
import type { Asked } from './attacks.ts';
import { evidenceClient } from './compute/evidenceClient.ts';
import styles from './Evidence.module.css';
import { NotAnswered } from './NotAnswered.tsx';
import { Part, Scroll } from './Part.tsx';
import { texts } from './texts.ts';
import { useAnswer } from './useAnswer.ts';

const words = texts.calibration;

/** Whether CLMIA's probability of membership means what it says. */
export function Calibration({ detail }: Asked) {
  const clmia = detail.attacks.find(({ name }) => name === 'clmia');
  const { value, failure, fresh } = useAnswer(
    useCallback(
      async () => (clmia ? evidenceClient.ask('calibration', clmia.scores, clmia.members) : null),
      [clmia],
    ),
  );
  return (
    <Part title={words.title} subtitle={words.subtitle}>
      <div aria-busy={!fresh}>
        {failure ? <NotAnswered {...failure} /> : null}
        {value === null ? <p>{words.none}</p> : null}
        {value ? <Reliability figures={value} /> : null}
      </div>
    </Part>
  );
}

const bounds = ({ low, high }: { low: number; high: number }) => `${low.toFixed(1)}–${high.toFixed(1)}`;

function Reliability({ figures: { bins, expectedError, brier } }: { figures: Figures }) {
  return (
    <>
      <p className={styles.note}>
        <b>
          <WithTerms text={words.error(percent(expectedError))} terms={{ calibration: 'calibration' }} />
        </b>{' '}
        {words.brier(brier.toFixed(3))}
      </p>
      <ReliabilityChart label={words.title} bins={bins} labels={words.chart} formatTick={rate} />
      <Disclosure className={styles.numbers} summary={words.numbers}>
        <Scroll label={words.caption}>
          <Table caption={words.caption} heads={[words.bin, words.count, words.mean, words.share]}>
            {bins.map((bin) => (
              <tr key={bin.low} className={numeric}>
                <th scope="row">{bounds(bin)}</th>
                <td>{bin.count}</td>
                <td>{bin.confidence === null ? words.empty : percent(bin.confidence)}</td>
                <td>{bin.members === null ? words.empty : percentRange(bin.members)}</td>
              </tr>
            ))}
          </Table>
        </Scroll>
      </Disclosure>
    </>
  );
}
