import styles from '../../ui/Table.module.css';
import { count, seconds } from '../common/format.ts';
import { useLab } from '../state/store.ts';
import { text } from '../texts.ts';

/** How long each stage of the shown result took, and on which engine. */
export function TimingPanel() {
  const report = useLab((state) => state.report);
  const words = text.run;
  if (!report) return null;
  return (
    <section aria-labelledby="run-table">
      <h2 id="run-table" className={styles.title}>
        {words.title}
      </h2>
      <table className={styles.table}>
        <caption>{words.total(seconds(report.timing.totalSeconds))}</caption>
        <thead>
          <tr>
            <th scope="col">{words.stage}</th>
            <th scope="col">{words.seconds}</th>
            <th scope="col">{words.steps}</th>
            <th scope="col">{words.engine}</th>
          </tr>
        </thead>
        <tbody>
          {report.timing.stages.map((stage) => (
            <tr key={stage.name}>
              <th scope="row">{text.stageNames[stage.name]}</th>
              <td className={styles.number}>
                {seconds(stage.seconds)}
                {stage.remembered ? `, ${text.ribbon.remembered}` : ''}
              </td>
              <td className={styles.number}>{stage.steps > 0 ? count(stage.steps) : ''}</td>
              <td>{stage.engine}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
