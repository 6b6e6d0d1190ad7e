import styles from '../../ui/Table.module.css';
import { count, seconds } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** How long each stage of the shown result took, and on which engine. */
export function TimingPanel() {
  const report = useLab((state) => state.report);
  if (!report) return null;
  return (
    <section aria-labelledby="run-table">
      <h2 id="run-table" className={styles.title}>
        {texts.title}
      </h2>
      <table className={styles.table}>
        <caption>{texts.total(seconds(report.timing.totalSeconds))}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.stage}</th>
            <th scope="col">{texts.seconds}</th>
            <th scope="col">{texts.steps}</th>
            <th scope="col">{texts.engine}</th>
          </tr>
        </thead>
        <tbody>
          {report.timing.stages.map((stage) => (
            <tr key={stage.name}>
              <th scope="row">{commonTexts.stageNames[stage.name]}</th>
              <td className={styles.number}>
                {seconds(stage.seconds)}
                {stage.remembered ? `, ${texts.remembered}` : ''}
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
