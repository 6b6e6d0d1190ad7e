import { diagnosisText } from '../../lab/evaluation/diagnosisText.ts';
import styles from '../../ui/Table.module.css';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** The result in words: what the figures allow to be said, and the signatures of failure. */
export function DiagnosisPanel() {
  const report = useLab((state) => state.report);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  if (!report || attacker) return null;
  return (
    <section aria-labelledby="diagnosis">
      <h2 id="diagnosis" className={styles.title}>
        {texts.title}
      </h2>
      <ul className={styles.words}>
        {report.diagnosis.map((one) => (
          <li key={one.code} data-severity={one.severity}>
            {diagnosisText(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}
