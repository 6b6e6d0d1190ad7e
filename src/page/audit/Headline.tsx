import type { ReportedAttack } from '../../report/htmlReportData.ts';
import { area, count, percent } from '../common/format.ts';
import type { Audited } from '../state/audit.ts';
import { text } from '../texts.ts';
import styles from './Audit.module.css';
import { words } from './texts.ts';

/** The strongest attack, and what the model and the file are. */
export function Headline({ report, first }: { report: Audited['report']; first: ReportedAttack }) {
  const { value, range } = area(first.auc);
  const facts = [
    [count(report.members), words.headline.members],
    [count(report.nonMembers), words.headline.nonMembers],
    [count(report.classes), words.headline.classes],
    [count(report.shadows), words.headline.shadows],
    [percent(report.accuracy.members), words.headline.accuracy],
    [percent(report.accuracy.nonMembers), words.headline.testAccuracy],
  ] as const;
  return (
    <div className={styles.headline}>
      <p>
        <span className={styles.big}>{value}</span> {words.headline.auc(range)},{' '}
        {words.headline.best(text.attacks[first.name])}
      </p>
      <dl className={styles.facts}>
        {facts.map(([fact, name]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
