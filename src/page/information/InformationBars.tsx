import { numeric } from '../../ui/Table.tsx';
import { bitsText, count } from '../common/format.ts';
import { WithTerms } from '../glossary/WithTerms.tsx';
import type { FinishedRun } from '../state/runSlice.ts';
import styles from './Information.module.css';
import { texts } from './texts.ts';

type ViewInformation = FinishedRun['report']['information'];

export const READ = ['pair', 'view', 'answer'] as const;

/** Each as a share of the one bit that membership is. */
export function InformationBars({ information }: { information: ViewInformation }) {
  return (
    <table className={styles.bars}>
      <caption>
        <WithTerms
          text={texts.caption(count(information.examples))}
          terms={{ 'Mutual information': 'information' }}
        />
      </caption>
      <thead>
        <tr>
          <th scope="col">{texts.what}</th>
          <th scope="col">{texts.value}</th>
        </tr>
      </thead>
      <tbody>
        {READ.map((what) => (
          <tr key={what}>
            <th scope="row">{texts.rows[what]}</th>
            <td>
              <div className={styles.bar}>
                <span className={styles.track} aria-hidden="true">
                  <span
                    className={what === 'answer' ? styles.hollow : styles.fill}
                    style={{ width: `${100 * Math.min(1, information[what].bits)}%` }}
                  />
                </span>
                <span className={numeric}>{bitsText(information[what])}</span>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
