import styles from '../../ui/Table.module.css';
import { count } from '../common/format.ts';
import { kindOf } from '../settings/constraints.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

const HASH_SHOWN = 12;

/** Which sets exist, who knows them, and that no two share a picture. */
export function SplitsPanel() {
  const report = useLab((state) => state.report);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const kind = report ? kindOf(report.experiment) : 'pictures';
  return (
    <section aria-labelledby="splits">
      <h2 id="splits" className={styles.title}>
        {texts.title}
      </h2>
      {report ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section className={styles.scroll} tabIndex={0} aria-label={texts.caption}>
            <table className={styles.table}>
              <caption>{texts.caption}</caption>
              <thead>
                <tr>
                  <th scope="col">{texts.set}</th>
                  <th scope="col">{texts.size(kind)}</th>
                  <th scope="col">{texts.knownTo}</th>
                  <th scope="col">{texts.use}</th>
                  <th scope="col">{texts.hash(kind)}</th>
                </tr>
              </thead>
              <tbody>
                {report.splits.sets.map(({ name, size, hash }) => {
                  const row = texts.rows[name] ?? { name, who: '', use: '' };
                  const hidden = attacker && name.startsWith('target');
                  return (
                    <tr key={name}>
                      <th scope="row">{row.name}</th>
                      <td className={styles.number}>{count(size)}</td>
                      <td>{row.who}</td>
                      <td>{row.use}</td>
                      <td>{hidden ? texts.hidden : <code title={hash}>{hash.slice(0, HASH_SHOWN)}</code>}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
          <p className={styles.note}>
            {texts.overlaps(
              report.splits.overlaps.reduce((sum, { shared }) => sum + shared, 0),
              kind,
            )}{' '}
            {texts.duplicates(report.splits.duplicatesRemoved)} {texts.noise(report.splits.noisyLabels)}
          </p>
        </>
      ) : (
        <p className={styles.note}>{texts.none}</p>
      )}
    </section>
  );
}
